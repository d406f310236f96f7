using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Formats.Workbooks;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Time;
using Piaoheng.Server.Platform.Worker;

namespace Piaoheng.Server.Commands;

/// <summary>发票核对 straight from files, without a database.</summary>
internal static class ReconcileFiles
{
    public sealed record Request(
        string Taxpayer,
        IReadOnlyList<string> Ours,
        IReadOnlyList<string> Theirs,
        IReadOnlyList<string> Group,
        DateOnly? From,
        DateOnly? To,
        DateOnly? TheirsFrom,
        DateOnly? TheirsTo,
        DateOnly? AsOf
    );

    /// <summary>Reads both sides; null when neither side held anything usable.</summary>
    public static async Task<ReconciliationInput?> LoadAsync(
        Request request,
        PolicyPack policy,
        TimeProvider time,
        CancellationToken ct
    )
    {
        await using var pool = new WorkerPool();
        var sides = new Sides();
        await sides.AddAsync(pool, request.Ours, new ReadOptions(request.Taxpayer, Side.Ours), ct);
        await sides.AddAsync(pool, request.Theirs, new ReadOptions(request.Taxpayer, Side.Theirs), ct);
        if (sides.Ours.Count + sides.Theirs.Count == 0)
        {
            await Console.Error.WriteLineAsync("没有可核对的内容：请用 --ours 给出账内文件，用 --theirs 给出税局清单");
            return null;
        }

        return new ReconciliationInput
        {
            Taxpayer = new OwnTaxpayer { TaxId = request.Taxpayer },
            Group = [.. request.Group.Select(member => new OwnTaxpayer { TaxId = member })],
            From = request.From,
            To = request.To,
            AsOf = request.AsOf ?? BeijingTime.Today(time),
            Ours = sides.Ours,
            Theirs = sides.Theirs,
            Policy = policy,
            Coverage = [.. Stated(request, sides)],
        };
    }

    // The user's word on how far the exports reach stands above what the files show, unless one of them was cut off: then nobody
    // knows what is missing, and every file counts for the days that it proves.
    private static IEnumerable<Coverage> Stated(Request request, Sides sides)
    {
        var found = SelectionHalf.Joined(sides.Workbooks);
        var isCut =
            found.Any(coverage => coverage.Truncated)
            || sides.Workbooks.Any(workbook => workbook.Findings.Any(finding => finding.Code == WorkbookCodes.Truncated));
        return isCut || (request.TheirsFrom is null && request.TheirsTo is null)
            ? found
            : found.Select(coverage =>
                coverage with
                {
                    From = request.TheirsFrom ?? coverage.From,
                    To = request.TheirsTo ?? coverage.To,
                    Basis = CoverageBasis.Stated,
                }
            );
    }

    /// <summary>What the files gave, by side. A bureau workbook among our files counts as the bureau's, and says so.</summary>
    private sealed class Sides
    {
        public List<InvoiceRecord> Ours { get; } = [];

        public List<InvoiceRecord> Theirs { get; } = [];

        public List<WorkbookReading> Workbooks { get; } = [];

        private readonly List<LedgerRows.Known> _ledgers = [];

        public async Task AddAsync(WorkerPool pool, IReadOnlyList<string> paths, ReadOptions options, CancellationToken ct)
        {
            var files = InputFiles.Find(paths, out var missing);
            foreach (var path in missing)
            {
                await Console.Error.WriteLineAsync($"找不到：{path}");
            }

            await foreach (var documents in FileReading.ReadAllAsync(pool, files, options, ct))
            {
                foreach (var document in documents)
                {
                    Add(document);
                }
            }
        }

        private void Add(DocumentReading document)
        {
            var rows = new List<Reading>();
            foreach (var reading in document.Readings)
            {
                if (reading.InvoiceNumber is null)
                {
                    // Nothing to compare; say so, the file itself is not touched.
                    Console.Error.WriteLine(ReadingText.Describe(reading));
                    continue;
                }

                switch (document.Workbook)
                {
                    case null:
                        Ours.Add(InvoiceRecord.FromReading(reading, RecordNature.Document));
                        break;
                    case { Side: Side.Theirs }:
                        Theirs.Add(InvoiceRecord.FromReading(reading, RecordNature.BureauRow));
                        break;
                    default:
                        rows.Add(reading);
                        break;
                }
            }

            AddBookRows(document.File, rows);

            if (document.Workbook is { } workbook)
            {
                Workbooks.Add(workbook);
            }
        }

        // A ledger that is given twice, or with an older export of itself, books nothing twice.
        private void AddBookRows(string file, List<Reading> rows)
        {
            var hashes = rows.ConvertAll(row => Convert.ToHexString(ReadingCodec.Hash(row)));
            var areKnown = LedgerRows.AreKnown(
                file,
                [.. rows.Zip(hashes, (row, hash) => new LedgerRows.Row(hash, row.Extra.ContainsKey(ExtraFields.Voucher)))],
                _ledgers
            );
            foreach (var (place, row) in rows.Index())
            {
                if (!areKnown[place])
                {
                    Ours.Add(InvoiceRecord.FromReading(row, RecordNature.BookRow));
                    _ledgers.Add(new LedgerRows.Known(hashes[place], file, file));
                }
            }
        }
    }
}
