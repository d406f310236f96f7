using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;

namespace Piaoheng.Formats.Forms;

/// <summary>增值税发票 and what is laid out like one: 数电票, 电子普票 and 专票, 通行费, 通用（电子）发票.</summary>
internal static class VatForm
{
    /// <summary>Reads one sheet.</summary>
    public static Draft Read(Sheet sheet, KindCatalogue kinds)
    {
        var draft = new Draft { Kind = KindId.Unknown, Title = sheet.Title };
        draft.Pages.Add(sheet.Page);
        var headings = ItemTable.FindHeadings(sheet);
        sheet = headings is { } top ? sheet.WithoutWatermarks(top.Top) : sheet;
        var grand = Totals.GrandRow(sheet);
        var grandTop = grand is { } spot ? spot.Center - (0.6 * sheet.Size) : double.MaxValue;
        var grandBottom = grand is { } row ? row.Center + (0.6 * sheet.Size) : sheet.Bottom;
        var tableTop = headings?.Top ?? grandTop;
        var footRow = FootFields.Row(sheet, grandBottom);
        var foot = footRow is { } line ? line.Center - (0.6 * sheet.Size) : sheet.Bottom + sheet.Size;

        HeadFields.Read(sheet, draft, tableTop);
        draft.Kind = kinds.FromTitle(draft.Title, draft.Code);
        ReadParties(new PartyBoxes(sheet).Read(tableTop, grandBottom, foot), draft);
        if (headings is { } table)
        {
            ReadTable(sheet, draft, table.Columns, new Box(double.MinValue, table.Bottom, double.MaxValue, grandTop));
        }

        if (grand is { } total)
        {
            Totals.ReadGrand(sheet, total, draft);
            draft.Remark = RemarkBox.Read(sheet, draft, grandBottom, foot);
        }

        if (footRow is { } names)
        {
            FootFields.Read(sheet, names, draft);
        }

        SpecialMarks.Read(sheet, draft, tableTop);
        ReadRemark(draft);
        return draft;
    }

    private static void ReadParties((PartyBoxes.Party? Buyer, PartyBoxes.Party? Seller) parties, Draft draft)
    {
        if (parties.Buyer is { } buyer)
        {
            (draft.BuyerName, draft.BuyerTaxId) = (buyer.Name, buyer.TaxId);
            draft.Keep("buyerAddressPhone", buyer.AddressPhone);
            draft.Keep("buyerBankAccount", buyer.BankAccount);
        }

        if (parties.Seller is { } seller)
        {
            (draft.SellerName, draft.SellerTaxId) = (seller.Name, seller.TaxId);
            draft.Keep("sellerAddressPhone", seller.AddressPhone);
            draft.Keep("sellerBankAccount", seller.BankAccount);
        }
    }

    private static void ReadTable(Sheet sheet, Draft draft, IReadOnlyList<Column> columns, Box area)
    {
        var first = Totals.FirstSum(sheet, area.Top, area.Bottom);
        var bottom = first is { } sum ? sum.Center - (0.55 * sheet.Size) : area.Bottom;
        var table = ItemTable.Read(columns, sheet.RowsIn(area with { Bottom = bottom }), sheet.Size);
        draft.Lines = table.Lines();
        foreach (var (key, value) in table.Extras())
        {
            draft.Keep(key, value);
        }

        foreach (var (name, text) in table.UnnamedFigures)
        {
            _ = Unnamed.Named(draft, "lines", name, text);
        }

        if (Totals.WholeSum(sheet, area.Top, area.Bottom) is not { } whole)
        {
            return;
        }

        SecondTable.Read(sheet, draft, area with { Top = whole.Center + (0.6 * sheet.Size) });
        if (table.Has(ColumnField.Tax))
        {
            // A form without a tax column states amounts with tax only.
            var (amount, tax) = Totals.Read(sheet, columns, whole);
            draft.AmountExTax = Amount("amountExTax", "合计金额", amount);
            draft.TaxAmount = Amount("taxAmount", "合计税额", tax);
        }

        PrintedAmount? Amount(string field, string name, string? text) =>
            PrintedAmount.TryParse(Unnamed.Named(draft, field, name, text), out var amount) ? amount : null;
    }

    private static void ReadRemark(Draft draft)
    {
        if (!Unnamed.IsIn(draft.Remark) && RedRemark.TryParse(draft.Remark, out var blue))
        {
            draft.RedOf = blue;
        }

        if (draft.Kind is KindId.OtherExpense)
        {
            // Local forms have no 校验码 and no 机器编号.
            draft.CheckCode ??= "";
            draft.MachineNumber ??= "";
            RemarkFacts.Read(draft);
        }

        if (draft.Kind is KindId.TollElectronic)
        {
            var isSummary = draft.Remark?.Contains("汇总开具", StringComparison.Ordinal) == true;
            draft.Keep("summaryIssued", isSummary ? "true" : "false");
        }
    }
}
