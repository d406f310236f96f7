using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Reconciliation;

namespace Piaoheng.Core.Diagnosis;

/// <summary>How sentences of a diagnosis name things.</summary>
internal static class CaseWords
{
    public static string Number(InvoiceRecord record) =>
        string.IsNullOrEmpty(record.InvoiceNumber)
            ? $"{record.PaperCode}{record.PaperNumber}"
            : $"{record.InvoiceCode}{record.InvoiceNumber}";

    public static string Of(Side side) => side == Side.Ours ? "账内" : "税局";

    public static string Of(Direction? direction) =>
        direction switch
        {
            Direction.In => "取得",
            Direction.Out => "开具",
            _ => "取得或开具",
        };

    public static string Day(DateOnly day) => ReadingJson.Day(day);

    public static string Days((DateOnly From, DateOnly To) days) =>
        days.From == days.To ? Day(days.From) : $"{Day(days.From)} 至 {Day(days.To)}";

    public static string Moment(DateTimeOffset at) =>
        at.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A file without the folders and the archive that it came in.</summary>
    public static string FileName(string path) => path[(path.LastIndexOf('/') + 1)..];

    public static string Count(int count) => count.ToString("#,##0", CultureInfo.InvariantCulture);

    public static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Yuan(PrintedAmount? amount) => amount is { } known ? "¥" + known.Value.ToDisplay() : "金额未注明";

    /// <summary>号码、日期、金额、销方, as far as stated.</summary>
    public static string Describe(InvoiceRecord record) =>
        string.Join(
            '，',
            new[]
            {
                Number(record),
                record.IssueDate is { } day ? Day(day) : null,
                record.TotalInclTax is { } total ? "¥" + total.Value.ToDisplay()
                : record.AmountExTax is { } amount ? "金额 ¥" + amount.Value.ToDisplay()
                : null,
                string.IsNullOrWhiteSpace(record.SellerName) ? null : record.SellerName,
            }.Where(part => !string.IsNullOrEmpty(part))
        );

    public static string Party(string? name, string? taxId) =>
        string.Join(' ', new[] { name, taxId }.Where(text => !string.IsNullOrWhiteSpace(text)));

    /// <summary>Words of an invoice for actions, links and letters.</summary>
    public static (string Name, string Value)[] Args(DiagnosisCase on)
    {
        var facts = on.Facts;
        var face = facts.Face;
        var number = face is null ? facts.Query.Digits : Number(face);
        return
        [
            ("number", number.Length == 0 ? facts.Query.Text : number),
            ("invoice", facts.Ours is [var held, ..] ? held.Id : ""),
            ("date", facts.IssueDate is { } day ? Day(day) : "（未注明）"),
            ("total", (face?.TotalInclTax?.Value ?? facts.Query.Amount) is { } total ? "¥" + total.ToDisplay() : "（未注明）"),
            ("seller", Or(face?.SellerName, "销售方")),
            ("buyer", Or(face?.BuyerName, "（未注明）")),
            ("us", facts.Taxpayer.Names is [.., var name] ? name.Text : facts.Taxpayer.TaxId),
            ("taxId", facts.Taxpayer.TaxId),
            ("direction", Of(on.Reach.Direction)),
        ];
    }

    private static string Or(string? text, string otherwise) => string.IsNullOrWhiteSpace(text) ? otherwise : text;
}
