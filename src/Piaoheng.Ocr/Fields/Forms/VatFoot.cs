using Piaoheng.Ocr.Fields.Labels;
using Piaoheng.Ocr.Fields.Layout;
using Piaoheng.Ocr.Fields.Results;

namespace Piaoheng.Ocr.Fields.Forms;

/// <summary>开票人 and 备注.</summary>
internal static class VatFoot
{
    private const int LongestName = 12;
    private const float SureText = 0.75f;

    public static void Read(SheetDraft draft, VatAnchors anchors)
    {
        var sheet = draft.Sheet;
        if (
            sheet.Find("开票人").LastOrDefault()?.Value(sheet) is { } drawer
            && drawer.Text.Length is > 1 and <= LongestName
            && drawer.Text.All(static c => Glyph.IsIdeograph(c))
        )
        {
            draft["drawer"] = new FoundField(drawer.Text, drawer) { Dropped = Constraints.DroppedCharacters.Before(drawer) };
        }

        var remark = Remark(sheet, anchors, VatHead.IsDigital(draft.Kind));
        if (remark.Count > 0)
        {
            var rows = TextRow.Of(remark);
            draft["remark"] = new FoundField(
                string.Join(
                    '\n',
                    rows.Select(static row => NameText.Of(string.Join(' ', row.Pieces.Select(static piece => piece.Text))))
                ),
                Piece.Joined(rows.Select(static row => row.All))
            );
        }
    }

    private static List<Piece> Remark(Sheet sheet, VatAnchors anchors, bool isDigital)
    {
        var foot = sheet.Find("开票人").Concat(sheet.Find("收款人")).Select(static label => (float?)label.Piece.Top).Min();
        if (foot is not { } bottom)
        {
            return [];
        }

        var left = isDigital ? sheet.Left + (sheet.Width * 0.02f) : RemarkLeft(sheet, anchors);
        return
        [
            .. sheet.Pieces.Where(piece =>
                piece.Left > left
                && piece.Y > anchors.TableBottom + (piece.Height * 0.8f)
                && piece.Bottom < bottom
                && piece.Text is not ("备" or "注" or "备注")
                && piece.Text.Length > 1
                && piece.Glyphs.Average(static glyph => glyph.Score) > SureText
                && !IsOfSeal(piece)
            ),
        ];
    }

    private static float RemarkLeft(Sheet sheet, VatAnchors anchors) =>
        sheet
            .Pieces.Where(piece =>
                piece.Y > anchors.TableBottom
                && piece.Text is "备" or "注" or "备注"
                && piece.Left > sheet.Left + (sheet.Width * 0.4f)
            )
            .Select(static piece => piece.Left + (piece.Height * 0.5f))
            .DefaultIfEmpty(sheet.Left + (sheet.Width * 0.6f))
            .Min();

    private static bool IsOfSeal(Piece piece) =>
        LabelText.Holds(piece.Text, "发票专用章")
        || piece.Text.EndsWith('章')
        || (
            piece.Text.Length is 18 or 15 && piece.Text.Count(char.IsAsciiDigit) > 8 && piece.Text.All(char.IsAsciiLetterOrDigit)
        );
}
