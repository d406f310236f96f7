using Piaoheng.Core.Text;
using Piaoheng.Core.Validation;

namespace Piaoheng.Formats.Forms;

/// <summary>没有对应文字的字符: a glyph with ink of which the file does not say which character it is. A value that holds one is left out and said so.</summary>
internal static class Unnamed
{
    /// <summary>Stands for such a glyph (U+FFFD).</summary>
    public const char Mark = '\uFFFD';

    /// <summary>Code of the finding.</summary>
    public const string Code = "FMT-072";

    /// <summary>Whether a text holds such a glyph.</summary>
    public static bool IsIn(string? text) => text?.Contains(Mark, StringComparison.Ordinal) == true;

    /// <summary>The text; null with a finding when one of its characters is not known.</summary>
    /// <param name="draft">Takes the finding.</param>
    /// <param name="field">Path of the field.</param>
    /// <param name="name">Name of the field as printed.</param>
    /// <param name="text">What was read.</param>
    public static string? Named(Draft draft, string field, string name, string? text)
    {
        if (!IsIn(text))
        {
            return text;
        }

        var found = text!.Replace(Mark, '□');
        draft.Findings.Add(
            new Finding(
                new CodedText(
                    Code,
                    "{name}中有字符没有对应的文字，只读到“{found}”，请核对原件后补录",
                    ("name", name),
                    ("found", found)
                ),
                Severity.Error,
                field,
                Found: found
            )
        );
        return null;
    }
}
