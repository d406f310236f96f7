using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>关联: the invoices and papers that belong to an invoice: blue and red ones, the same at another company of ours, 随附单据.</summary>
internal sealed class RelatedInvoices(Database db, IInvoiceKeys keys, ITaxpayers taxpayers, Actor actor)
{
    private const int Most = 20;

    /// <summary>What belongs to it.</summary>
    public async Task<IReadOnlyList<RelatedThing>> Of(InvoiceDetail detail, CancellationToken cancellation) =>
        [
            .. await Blue(detail, cancellation),
            .. await Reds(detail, cancellation),
            .. await Mirrors(detail, cancellation),
            .. await Papers(detail, cancellation),
        ];

    private async Task<IEnumerable<RelatedThing>> Blue(InvoiceDetail detail, CancellationToken cancellation)
    {
        if (detail.Merged.RedOf is not { } blue || InvoiceIdentity.Key(blue.InvoiceCode, blue.InvoiceNumber) is not { } key)
        {
            return [];
        }

        var taxpayer = detail.Invoice.TaxpayerId;
        var ids = new HashSet<long>();
        foreach (var direction in Enum.GetValues<Direction>())
        {
            ids.UnionWith((await keys.Find(taxpayer, Side.Ours, direction, [key], cancellation)).Values);
        }

        var rows = await db.Rows<InvoiceRecord>()
            .SeenBy(db, actor)
            .Where(row => row.TaxpayerId == taxpayer && ids.Contains(row.InvoiceId))
            .ToListAsync(cancellation);
        return rows.Count > 0
            ? rows.Select(row => Of("对应的蓝字发票", row))
            : [new RelatedThing("对应的蓝字发票", key, "账内没有", null)];
    }

    private async Task<IEnumerable<RelatedThing>> Reds(InvoiceDetail detail, CancellationToken cancellation)
    {
        string[] own = [.. InvoiceRow.KeysOf(detail.Invoice)];
        var rows = await db.Rows<InvoiceRecord>()
            .SeenBy(db, actor)
            .Where(row => row.TaxpayerId == detail.Invoice.TaxpayerId && row.RedOf != null && own.Contains(row.RedOf))
            .Take(Most)
            .ToListAsync(cancellation);
        return rows.OrderBy(row => row.IssueDate).Select(row => Of("红字发票", row));
    }

    private async Task<IEnumerable<RelatedThing>> Mirrors(InvoiceDetail detail, CancellationToken cancellation)
    {
        var mirrors = new List<RelatedThing>();
        foreach (var link in detail.Links)
        {
            if (await taxpayers.Find(link.OtherTaxpayerId, cancellation) is { } other)
            {
                mirrors.Add(
                    new RelatedThing(
                        "集团内对方的同一张",
                        other.Name,
                        other.Number,
                        FormattableString.Invariant($"/t/{other.Number}/invoices/{link.OtherInvoiceId}")
                    )
                    {
                        IsElsewhere = true,
                    }
                );
            }
        }

        return mirrors;
    }

    private async Task<IEnumerable<RelatedThing>> Papers(InvoiceDetail detail, CancellationToken cancellation)
    {
        var (taxpayer, number) = (detail.Invoice.TaxpayerId, detail.Invoice.Number);
        if (number.Length < 8)
        {
            return [];
        }

        var files = await (
            from reading in db.Rows<ReadingRecord>()
            join original in db.Rows<OriginalRecord>() on reading.OriginalId equals original.OriginalId
            where
                reading.TaxpayerId == taxpayer
                && original.TaxpayerId == taxpayer
                && reading.InvoiceId == null
                && reading.Kind == KindId.SupportingDocument
                && (reading.Body.Contains(number) || original.FileName.Contains(number))
            orderby reading.InvoiceId
            select new { original.OriginalId, original.FileName }
        )
            .Take(Most)
            .ToListAsync(cancellation);
        var seen = await db.OriginalsSeenBy(taxpayer, [.. files.Select(file => file.OriginalId)], actor, cancellation);
        return files
            .Where(file => seen.Contains(file.OriginalId))
            .DistinctBy(file => file.OriginalId)
            .Select(file => new RelatedThing(
                "随附单据",
                file.FileName,
                "",
                FormattableString.Invariant($"originals/{file.OriginalId}")
            ));
    }

    private static RelatedThing Of(string how, InvoiceRecord row) =>
        new(
            how,
            row.Code + row.Number,
            string.Join(
                '，',
                new[]
                {
                    row.IssueDate == DateOnly.MinValue
                        ? null
                        : row.IssueDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    row.TotalFen is { } fen ? "¥" + Yuan.FromFen(fen).ToDisplay() : null,
                    row.IsTrashed ? "在回收站" : null,
                }.OfType<string>()
            ),
            string.Create(CultureInfo.InvariantCulture, $"invoices/{row.InvoiceId}")
        );
}

/// <summary>One related thing.</summary>
/// <param name="How">What it is to the invoice.</param>
/// <param name="Name">Number, company or file.</param>
/// <param name="Particulars">What else tells which it is.</param>
/// <param name="Path">Where it is seen, below the taxpayer (or whole, for another company); null = nowhere.</param>
internal sealed record RelatedThing(string How, string Name, string Particulars, string? Path)
{
    /// <summary>Whether it stands at another company of ours.</summary>
    public bool IsElsewhere { get; init; }
}
