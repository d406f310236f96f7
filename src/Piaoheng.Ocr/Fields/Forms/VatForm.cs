using Piaoheng.Ocr.Fields.Lines;
using Piaoheng.Ocr.Fields.Results;

namespace Piaoheng.Ocr.Fields.Forms;

/// <summary>专票, 普票, 电子票, 数电票, 通行费: every field.</summary>
internal static class VatForm
{
    public static void Read(SheetDraft draft, ExtractionContext context)
    {
        var anchors = new VatAnchors(draft.Sheet);
        VatHead.Read(draft, anchors, context);
        VatParties.Read(draft, anchors, context);
        VatAmounts.Read(draft, anchors);
        LineTable.Read(draft, anchors, context);
        VatFoot.Read(draft, anchors);
        VatTitle.Read(draft);
    }
}
