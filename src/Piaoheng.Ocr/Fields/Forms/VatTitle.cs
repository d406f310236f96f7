using System.Text.RegularExpressions;
using Piaoheng.Core.Invoices;
using Piaoheng.Ocr.Fields.Labels;
using Piaoheng.Ocr.Fields.Layout;
using Piaoheng.Ocr.Fields.Results;

namespace Piaoheng.Ocr.Fields.Forms;

/// <summary>票头 of forms with parties and lines, which the seal of the bureau lies over.</summary>
internal static partial class VatTitle
{
    public static void Read(SheetDraft draft)
    {
        var fixedTitle = draft.Kind switch
        {
            KindId.DigitalVatSpecial => "电子发票（增值税专用发票）",
            KindId.DigitalVatNormal => "电子发票（普通发票）",
            KindId.RailETicket => "电子发票（铁路电子客票）",
            KindId.AirItinerary => "电子发票（航空运输电子客票行程单）",
            _ => null,
        };
        foreach (var row in draft.Sheet.Rows)
        {
            var match = Title().Match(row.All.Text);
            if (match.Success)
            {
                var slice = row.All.Slice(match.Index, match.Length);
                var title = NameText.Of(slice.Text);
                draft["printedTitle"] = new FoundField(fixedTitle ?? title, slice);
                return;
            }
        }

        if (fixedTitle is not null)
        {
            draft["printedTitle"] = new FoundField(fixedTitle, null) { Source = SourceId.Derived, Proof = Proof.Structure };
        }
    }

    [GeneratedRegex(
        @"电子发票[(（][\u4E00-\u9FFF]{4,9}[)）]|[\u4E00-\u9FFF]{0,3}增值税(电子)?(专用|普通)发票",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Title();
}
