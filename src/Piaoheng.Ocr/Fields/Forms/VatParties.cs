using Piaoheng.Ocr.Fields.Labels;
using Piaoheng.Ocr.Fields.Layout;
using Piaoheng.Ocr.Fields.Results;

namespace Piaoheng.Ocr.Fields.Forms;

/// <summary>The boxes of the parties: beside each other on a 数电票, above and below the lines on all others.</summary>
internal static class VatParties
{
    private const float LabelColumn = 2.2f;

    public static void Read(SheetDraft draft, VatAnchors anchors, ExtractionContext context)
    {
        var sheet = draft.Sheet;
        if (VatHead.IsDigital(draft.Kind) || AreBeside(sheet, anchors))
        {
            Beside(draft, anchors, context);
            return;
        }

        var right = MathF.Min(MathF.Min(BoxLabelLeft(sheet), ControlLeft(sheet, anchors)), sheet.Left + (sheet.Width * 0.62f));
        var top = HeadBottom(sheet, anchors);
        PartyBox.Read(draft, "buyer", Box(sheet, sheet.Left, right, top, anchors.TableTop), context);
        PartyBox.Read(draft, "seller", Box(sheet, sheet.Left, right, anchors.TableBottom + 1, sheet.Bottom), context);
    }

    private static bool AreBeside(Sheet sheet, VatAnchors anchors) =>
        sheet.Find("纳税人识别号").Count(label => label.Piece.Y < anchors.TableTop) >= 2
        && sheet.Find("纳税人识别号").All(label => label.Piece.Y < anchors.TableTop);

    private static void Beside(SheetDraft draft, VatAnchors anchors, ExtractionContext context)
    {
        var sheet = draft.Sheet;
        var labels = sheet
            .Find("纳税人识别号")
            .Where(label => label.Piece.Y < anchors.TableTop)
            .Select(static label => label.Piece)
            .ToList();
        var middle =
            labels.Count >= 2
                ? labels.Max(static label => label.Left) - (labels[0].Height * 0.5f)
                : sheet.Left + (sheet.Width * 0.5f);
        middle = MathF.Min(middle, sheet.Left + (sheet.Width * 0.58f));
        var top = HeadBottom(sheet, anchors);
        var left = labels.Count >= 2 ? labels.Min(static label => label.Left) - (labels[0].Height * 0.5f) : sheet.Left;
        // Before the seller's rows stands 销售方信息, written downwards.
        var end = labels.Count >= 2 ? middle - (LabelColumn * labels[0].Height) : middle;
        PartyBox.Read(draft, "buyer", Box(sheet, left, end, top, anchors.TableTop), context);
        PartyBox.Read(draft, "seller", Box(sheet, middle, sheet.Right + 1, top, anchors.TableTop), context);

        // Both numbers stand level: where one was not detected, its place is known by the other.
        PartyBox.ReadBeside(draft, ("buyer", left, end), "seller", context);
        PartyBox.ReadBeside(draft, ("seller", middle, sheet.Right), "buyer", context);
    }

    // Below the head stands the first label of the buyer, or what lies below the date.
    private static float HeadBottom(Sheet sheet, VatAnchors anchors)
    {
        var date = sheet.Find("开票日期").Select(static label => (float?)label.Piece.Y).FirstOrDefault();
        var name = sheet
            .Pieces.Where(piece =>
                piece.Y < anchors.TableTop
                && (piece.Text.StartsWith("名称", StringComparison.Ordinal) || piece.Text is "名" or "称:" or "名称:")
            )
            .Select(static piece => (float?)(piece.Top - (piece.Height * 0.4f)))
            .Min();
        return name ?? (date is { } y ? y : sheet.Top);
    }

    // 密码区 and 备注 are written downwards between the boxes.
    private static float BoxLabelLeft(Sheet sheet) =>
        sheet
            .Pieces.Where(piece =>
                piece.Text is "密" or "码" or "区" or "备" or "注" or "密码区" or "备注"
                && piece.X > sheet.Left + (sheet.Width * 0.4f)
            )
            .Select(static piece => piece.Left - (piece.Height * 0.3f))
            .DefaultIfEmpty(float.MaxValue)
            .Min();

    // Without its label the 密码区 is told by its signs.
    private static float ControlLeft(Sheet sheet, VatAnchors anchors) =>
        sheet
            .Pieces.Where(piece => piece.Y < anchors.TableTop && piece.IsCipher)
            .Select(static piece => piece.Left)
            .DefaultIfEmpty(float.MaxValue)
            .Min();

    private static List<Piece> Box(Sheet sheet, float left, float right, float top, float bottom) =>
        [.. sheet.Pieces.Where(piece => piece.Left >= left && piece.Left < right && piece.Y > top && piece.Y < bottom)];
}
