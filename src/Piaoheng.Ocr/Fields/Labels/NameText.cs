using System.Text;
using Piaoheng.Ocr.Fields.Layout;

namespace Piaoheng.Ocr.Fields.Labels;

/// <summary>Names and other Chinese text as they are printed: brackets beside ideographs are wide.</summary>
internal static class NameText
{
    public static string Of(string text)
    {
        var name = new StringBuilder(text.Trim(':', ';', '.', ',', '|', '-', '_'));
        var hasIdeograph = text.Any(Glyph.IsIdeograph);
        for (var at = 0; at < name.Length && hasIdeograph; at++)
        {
            name[at] = name[at] switch
            {
                '(' => '（',
                ')' => '）',
                _ => name[at],
            };
        }

        return name.ToString();
    }
}
