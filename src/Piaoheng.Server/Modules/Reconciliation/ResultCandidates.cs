using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Core.Reconciliation.Nearest;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Reconciliation;

/// <summary>最接近的候选 of a stored result, from the same run: what is shown belongs to what was judged.</summary>
internal sealed class ResultCandidates(Database db, ITaxpayers taxpayers, PolicyPack policy)
{
    // Results that are looked through by their columns, and those of them that are opened.
    private const int MostRows = 50_000;
    private const int Opened = 40;

    /// <summary>An invoice of the other side.</summary>
    /// <param name="Key">Its handle, by which it can be linked.</param>
    /// <param name="Row">A result that holds it.</param>
    /// <param name="Fields">Every field with its verdict.</param>
    /// <param name="Partner">The invoice that it corresponds to already; null when it is free.</param>
    public sealed record Candidate(string Key, DifferenceRecord Row, IReadOnlyList<FieldVerdict> Fields, string? Partner);

    /// <summary>The nearest, nearest first; empty for a result that has both sides. Matched invoices of the other side are not looked at.</summary>
    public async Task<IReadOnlyList<Candidate>> Of(DifferenceRecord result, CancellationToken ct)
    {
        if (result is { OursKey: not "", TheirsKey: not "" })
        {
            return [];
        }

        var side = result.OursKey.Length > 0 ? Side.Ours : Side.Theirs;
        if (ResultFace.Parse(result.Body, side) is not { } own)
        {
            return [];
        }

        var numbers = await Nearest(result, side, own, ct);
        var rows = await db.Rows<DifferenceRecord>()
            .Where(row => row.TaxpayerId == result.TaxpayerId && row.RunNo == result.RunNo && numbers.Contains(row.ResultNo))
            .ToListAsync(ct);
        var comparison = new FaceComparison(await Input(result.TaxpayerId, ct));
        return
        [
            .. rows.DistinctBy(row => KeyOf(row, side), StringComparer.Ordinal)
                .Select(row => (Row: row, Face: ResultFace.Parse(row.Body, Other(side))!))
                .Select(each => (each.Row, Pair: side == Side.Ours ? new FacePair(own, each.Face) : new FacePair(each.Face, own)))
                .Select(each => (each.Row, each.Pair, Score: Nearness.Of(each.Pair.Ours, each.Pair.Theirs)))
                .Where(each => each.Score is not null)
                .OrderBy(each => each.Score)
                .ThenBy(each => each.Row.ResultNo)
                .Take(NearestCandidates.Count)
                .Select(each => new Candidate(
                    KeyOf(each.Row, side),
                    each.Row,
                    comparison.Compare(each.Pair.Ours, each.Pair.Theirs),
                    PartnerOf(each.Row, side)
                )),
        ];
    }

    // By what stands in columns: number, date, total, other party.
    private async Task<int[]> Nearest(DifferenceRecord result, Side side, Face own, CancellationToken ct)
    {
        var isOurs = side == Side.Ours;
        var matched = DifferenceWords.Of(DifferenceKind.Matched);
        var rows = await db.Rows<DifferenceRecord>()
            .Where(row =>
                row.TaxpayerId == result.TaxpayerId
                && row.RunNo == result.RunNo
                && row.Kind != matched
                && (isOurs ? row.TheirsKey != "" : row.OursKey != "")
            )
            .OrderBy(row => row.ResultNo)
            .Take(MostRows)
            .Select(row => new
            {
                row.ResultNo,
                row.Code,
                row.Number,
                row.IssueDate,
                row.Counterparty,
                Fen = isOurs ? row.TheirsFen : row.OursFen,
            })
            .ToListAsync(ct);
        return
        [
            .. rows.Select(row =>
                {
                    var face = Light(row.Code, row.Number, row.IssueDate, row.Counterparty, row.Fen, own.Direction);
                    return (row.ResultNo, Score: isOurs ? Nearness.Of(own, face) : Nearness.Of(face, own));
                })
                .Where(each => each.Score is not null)
                .OrderBy(each => each.Score)
                .ThenBy(each => each.ResultNo)
                .Take(Opened)
                .Select(each => each.ResultNo),
        ];
    }

    private static Face Light(string code, string number, DateOnly? day, string? party, long? fen, Direction? direction) =>
        new(
            new InvoiceRecord
            {
                Id = "",
                Nature = RecordNature.Document,
                Source = "",
                InvoiceCode = code,
                InvoiceNumber = number,
                IssueDate = day,
                SellerName = direction == Direction.Out ? null : party,
                BuyerName = direction == Direction.Out ? party : null,
                TotalInclTax = fen is { } known ? Core.Money.Yuan.FromFen(known) : null,
            },
            direction
        );

    private async Task<ReconciliationInput> Input(long taxpayerId, CancellationToken ct)
    {
        var taxpayer =
            await taxpayers.Find(taxpayerId, ct)
            ?? throw new InvalidDataException("A result names a taxpayer that is not there.");
        return new ReconciliationInput
        {
            Taxpayer = OwnTaxpayers.Of(taxpayer),
            Group = [.. (await taxpayers.OthersOfGroup(taxpayer, ct)).Select(OwnTaxpayers.Of)],
            AsOf = DateOnly.MinValue,
            Policy = policy,
        };
    }

    private static Side Other(Side side) => side == Side.Ours ? Side.Theirs : Side.Ours;

    // The invoice of the other side in a row.
    private static string KeyOf(DifferenceRecord row, Side side) => side == Side.Ours ? row.TheirsKey : row.OursKey;

    private static string? PartnerOf(DifferenceRecord row, Side side) =>
        row.Kind == DifferenceWords.Of(DifferenceKind.NumberSuspect) || row.OursKey.Length == 0 || row.TheirsKey.Length == 0
            ? null
            : KeyOf(row, Other(side));

    private sealed record FacePair(Face Ours, Face Theirs);
}
