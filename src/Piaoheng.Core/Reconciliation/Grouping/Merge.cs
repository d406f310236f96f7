using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Policy;

namespace Piaoheng.Core.Reconciliation.Grouping;

/// <summary>Makes one statement of the records of one identity; the records stay as written.</summary>
internal static class Merge
{
    /// <summary>票据原件: each value from the most trusted document that states it.</summary>
    public static InvoiceRecord Documents(IReadOnlyList<InvoiceRecord> documents)
    {
        if (documents.Count == 1)
        {
            return documents[0];
        }

        // A stable sort: equal trust keeps the order of the records.
        var trusted = documents.OrderBy(document => SourceTrust.RankOf(document.ReadFrom)).ToList();
        return FirstStated(trusted) with
        {
            HasDocument = documents.Any(document => document.HasDocument),
            IsQuarantined = documents.All(document => document.IsQuarantined),
        };
    }

    /// <summary>账簿: shares summed; a sum that one row leaves open is not stated.</summary>
    public static InvoiceRecord BookRows(IReadOnlyList<InvoiceRecord> rows)
    {
        if (rows.Count == 1)
        {
            return rows[0];
        }

        var first = FirstStated(rows) with { IsQuarantined = rows.All(row => row.IsQuarantined) };

        // Rows that state their use apart repeat the amounts of the invoice, they do not share them out.
        return rows.Any(row => row.UsedAmount is not null)
            ? first
            : first with
            {
                AmountExTax = Sum(rows, row => row.AmountExTax),
                TaxAmount = Sum(rows, row => row.TaxAmount),
                TotalInclTax = Sum(rows, row => row.TotalInclTax),
            };
    }

    /// <summary>税局: each value from the latest reading that states it.</summary>
    public static InvoiceRecord BureauRows(IReadOnlyList<InvoiceRecord> rows)
    {
        if (rows.Count == 1)
        {
            return rows[0];
        }

        var latest = rows.OrderByDescending(row => row.ReadAt ?? DateTimeOffset.MinValue).ToList();
        return FirstStated(latest) with { Status = LatestStatus(latest) };
    }

    /// <summary>Σ 使用金额; null when a row does not tell.</summary>
    public static Yuan? Used(IReadOnlyList<InvoiceRecord> rows, KindCatalogue kinds)
    {
        var sum = Yuan.Zero;
        foreach (var row in rows)
        {
            if (UsedOf(row, kinds) is not { } used)
            {
                return null;
            }

            sum += used;
        }

        return sum;
    }

    private static Yuan? UsedOf(InvoiceRecord row, KindCatalogue kinds) =>
        row.UsedAmount
        ?? row.TotalInclTax?.Value
        ?? (
            row.AmountExTax is { } amount && row.TaxAmount is { } tax && AddsUp(row.Kind, kinds) ? amount.Value + tax.Value : null
        );

    // The total of a 行程单 holds more than its amount and its tax.
    private static bool AddsUp(string kind, KindCatalogue kinds) => kinds.Find(kind)?.Amounts is null or AmountStyle.Three;

    // Where nothing tells which of two readings is the later one, the graver state is: states of the bureau only move forward.
    private static InvoiceStatus LatestStatus(List<InvoiceRecord> latestFirst) =>
        new(
            Latest(latestFirst, record => record.Status.Void, VoidState.Unknown),
            Latest(latestFirst, record => record.Status.Red, RedState.Unknown),
            Latest(latestFirst, record => record.Status.Risk, RiskState.Unknown),
            First(latestFirst, record => record.Status.Text, text => text is not null)
        );

    private static T Latest<T>(List<InvoiceRecord> latestFirst, Func<InvoiceRecord, T> axis, T unknown)
        where T : struct, Enum
    {
        var stated = latestFirst.Where(record => !axis(record).Equals(unknown)).ToList();
        return stated.Count == 0 ? unknown : stated.Where(record => record.ReadAt == stated[0].ReadAt).Max(axis);
    }

    private static InvoiceRecord FirstStated(IReadOnlyList<InvoiceRecord> records)
    {
        var numbered = records.FirstOrDefault(record => IdentityJoin.KeysOf(record).First is not null) ?? records[0];
        return records[0] with
        {
            InvoiceCode = numbered.InvoiceCode,
            InvoiceNumber = numbered.InvoiceNumber,
            PaperCode = First(records, record => record.PaperCode, text => text is not null),
            PaperNumber = First(records, record => record.PaperNumber, text => text is not null),
            Kind = First(records, record => record.Kind, kind => kind != KindId.Unknown) ?? KindId.Unknown,
            Direction = First(records, record => record.Direction, direction => direction is not null),
            IssueDate = First(records, record => record.IssueDate, date => date is not null),
            AmountExTax = First(records, record => record.AmountExTax, amount => amount is not null),
            TaxAmount = First(records, record => record.TaxAmount, amount => amount is not null),
            TotalInclTax = First(records, record => record.TotalInclTax, amount => amount is not null),
            BuyerName = Text(records, record => record.BuyerName),
            BuyerTaxId = Text(records, record => record.BuyerTaxId),
            SellerName = Text(records, record => record.SellerName),
            SellerTaxId = Text(records, record => record.SellerTaxId),
            Status = new InvoiceStatus(
                First(records, record => record.Status.Void, state => state != VoidState.Unknown),
                First(records, record => record.Status.Red, state => state != RedState.Unknown),
                First(records, record => record.Status.Risk, state => state != RiskState.Unknown),
                First(records, record => record.Status.Text, text => text is not null)
            ),
            Lines = First(records, record => record.Lines, lines => lines is { Count: > 0 }),
            RedOf = First(records, record => record.RedOf, red => red is not null),
            Channel = First(records, record => record.Channel, channel => channel is not null),
        };
    }

    // A value before an empty one, an empty one before none.
    private static string? Text(IReadOnlyList<InvoiceRecord> records, Func<InvoiceRecord, string?> field) =>
        First(records, field, text => !string.IsNullOrEmpty(text)) ?? First(records, field, text => text is not null);

    private static T? First<T>(IReadOnlyList<InvoiceRecord> records, Func<InvoiceRecord, T> field, Func<T, bool> isStated)
    {
        foreach (var record in records)
        {
            if (field(record) is var value && isStated(value))
            {
                return value;
            }
        }

        return default;
    }

    private static PrintedAmount? Sum(IReadOnlyList<InvoiceRecord> rows, Func<InvoiceRecord, PrintedAmount?> amount)
    {
        var sum = Yuan.Zero;
        foreach (var row in rows)
        {
            if (amount(row) is not { } share)
            {
                return null;
            }

            sum += share.Value;
        }

        return sum;
    }
}
