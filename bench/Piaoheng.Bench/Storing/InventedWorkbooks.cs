using System.Globalization;
using Piaoheng.Bench.Files;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Workbooks.Writing;
using Piaoheng.World;
using Piaoheng.World.Invoices;
using Piaoheng.World.Workbooks;

namespace Piaoheng.Bench.Storing;

/// <summary>A bureau workbook and the company's ledger of the same half-year, written once and kept.</summary>
internal static class InventedWorkbooks
{
    private static readonly LedgerStyle Ledger = new() { HasRealDates = true };

    /// <summary>全量发票查询 with or without the sheet of lines.</summary>
    /// <param name="count">Invoices.</param>
    /// <param name="hasLines">With their lines.</param>
    /// <param name="part">Workbooks of different parts have no invoice in common.</param>
    public static string Bureau(int count, bool hasLines, int part = 0) =>
        Kept(
            string.Create(
                CultureInfo.InvariantCulture,
                $"全量发票_{count}{(hasLines ? "_明细" : "")}{(part == 0 ? "" : $"_{part}")}.xlsx"
            ),
            path =>
            {
                using var file = File.Create(path);
                BureauWorkbook.WriteFullQuery(file, Rows(count, hasLines, part));
            }
        );

    /// <summary>台账 of nearly the same invoices: 2 in 100 are not booked, 1 in 100 with another amount.</summary>
    public static string OwnLedger(int count) =>
        Kept(
            string.Create(CultureInfo.InvariantCulture, $"台账_{count}.xlsx"),
            path =>
            {
                var dice = new Dice(5);
                var rows = InventedInvoices
                    .Make(Seed, count)
                    .Where(_ => !dice.PerMille(20))
                    .Select(invoice => new LedgerRow(dice.PerMille(10) ? Mistyped(invoice) : invoice)
                    {
                        Department = dice.Pick(["市场部", "研发部", "行政部"]),
                        Voucher = "记-" + dice.Digits(4),
                        Booked = invoice.Day.AddDays(dice.Below(20)),
                    })
                    .ToList();
                File.WriteAllBytes(
                    path,
                    World.Workbooks.OwnLedger.Write("台账", InventedInvoices.Buyer.Name, rows, Ledger).Content
                );
            }
        );

    /// <summary>What the bureau workbook states, newest first as the bureau sorts.</summary>
    public static List<Reading> Rows(int count, bool hasLines, int part = 0) =>
        [
            .. InventedInvoices
                .Make(Seed + ((ulong)part << 32), count)
                .OrderByDescending(invoice => invoice.IssuedAt)
                .Select(invoice => new BureauRow(invoice).Expected(""))
                .Select(row => hasLines ? row : row with { Lines = null }),
        ];

    private const ulong Seed = 21;

    private static WorldInvoice Mistyped(WorldInvoice invoice) =>
        invoice with
        {
            AmountExTax = new PrintedAmount(invoice.Amount + Core.Money.Yuan.FromFen(900)),
            Total = invoice.Total + Core.Money.Yuan.FromFen(900),
        };

    private static string Kept(string name, Action<string> write)
    {
        var path = Path.Combine(BenchFolders.Work, name);
        if (!File.Exists(path))
        {
            write(path + ".new");
            File.Move(path + ".new", path);
        }

        return path;
    }
}
