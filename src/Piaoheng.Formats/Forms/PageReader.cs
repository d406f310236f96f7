using System.Text.RegularExpressions;
using Piaoheng.Core.Policy;

namespace Piaoheng.Formats.Forms;

/// <summary>Reads the forms of one page, or says that it is a picture or blank.</summary>
internal static partial class PageReader
{
    /// <summary>Characters that a scan may carry as text (a name, a watermark) and still be a picture.</summary>
    private const int FewCharacters = 60;

    /// <summary>Part of the characters that no font should yield, above which the page was not decoded; bullets and seals yield some.</summary>
    private const double PartOfStrange = 0.05;

    public static IEnumerable<Draft> Read(LayoutPage page, KindCatalogue kinds)
    {
        var sheets = SheetSplitter.Split(page);
        if (sheets.Count == 0 || IsFurniture(sheets, page.HasPicture))
        {
            var empty = sheets.Count == 0 ? new Sheet(page.Number, null, [], []) : sheets[0];
            return [SheetReader.Plain(empty, page.HasPicture ? SheetRole.Picture : SheetRole.Blank)];
        }

        var drafts = sheets.ConvertAll(sheet => SheetReader.Read(sheet, kinds));
        return IsUndecoded(page) && !drafts.Exists(static draft => draft is { Role: SheetRole.Invoice, Number: not null })
            ? [SheetReader.Plain(new Sheet(page.Number, null, [], []), SheetRole.Picture)]
            : drafts;
    }

    // A font that does not say which character a glyph is yields numbers of glyphs: control characters among letters. Such a page is a picture of its text.
    private static bool IsUndecoded(LayoutPage page)
    {
        var (letters, strange) = (0, 0);
        foreach (var piece in page.Pieces)
        {
            foreach (var c in piece.Text)
            {
                letters++;
                strange +=
                    c is Unnamed.Mark or (>= '\uE000' and <= '\uF8FF') || (char.IsControl(c) && !char.IsWhiteSpace(c)) ? 1 : 0;
            }
        }

        return strange > PartOfStrange * letters;
    }

    // Page numbers, addresses and the mark of a scanning program are no text of the document.
    private static bool IsFurniture(List<Sheet> sheets, bool hasPicture)
    {
        var left = 0;
        foreach (var row in sheets.SelectMany(static sheet => sheet.Rows))
        {
            left += Furniture().IsMatch(row.Match) ? 0 : row.Match.Length;
        }

        return left == 0 || (hasPicture && left < FewCharacters && !sheets.Exists(static sheet => sheet.Find("发票号码").Any()));
    }

    [GeneratedRegex(
        @"^(第?\d{1,4}页?([/,，]?共?\d{1,4}页?)?|[-—]\d{1,4}[-—]|共\d{1,4}页第\d{1,4}页|页码:?\d{1,4}(/\d{1,4})?|20\d{2}[/.\-]\d{1,2}[/.\-]\d{1,2}(\d{1,2}:\d{2}(:\d{2})?)?.*|(https?:|file:|www\.|localhost).*|.*(扫描全能王|CamScanner|扫描王|由.{1,12}扫描).*|下载次数:?\d*)\z",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase
    )]
    private static partial Regex Furniture();
}
