using System.Globalization;
using System.IO.Compression;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;
using Piaoheng.World.Companies;
using Piaoheng.World.Documents;
using Piaoheng.World.Invoices;
using Piaoheng.World.Workbooks;

namespace Piaoheng.World.Demo;

/// <summary>演示数据: an invented Beijing company with three months of both sides. The same seed gives the same bytes.</summary>
public sealed class DemoSet
{
    /// <summary>Seed of the demo that the program shows.</summary>
    public const ulong Seed = 20260901;

    private readonly List<DemoFile> _files = [];

    /// <summary>Makes the demo in memory.</summary>
    public DemoSet(ulong seed = Seed)
    {
        var dice = new Dice(seed);
        var companies = new InventedCompanies(dice);
        var issuer = new InvoiceIssuer(dice, companies);
        List<DemoEntry> entries =
        [
            .. new DemoReceived(dice, companies, issuer).All(),
            .. new DemoIssued(dice, companies, issuer).All(),
        ];
        var rejects = new DemoRejects(dice, issuer).All();
        AddDocuments(entries);
        AddLedger(entries);
        AddCopies(entries);
        _files.AddRange(rejects.Select(file => new DemoFile("ours/待整理", file)));
        AddBureau(entries);
        AddSister(entries);
        Truth = TruthOf(entries, rejects.Count);
    }

    /// <summary>本单位.</summary>
    public static Company Taxpayer => InventedCompanies.Main;

    /// <summary>集团内另一单位.</summary>
    public static Company Member => InventedCompanies.Sister;

    /// <summary>First day of the bureau's data.</summary>
    public static DateOnly From { get; } = new(2026, 8, 1);

    /// <summary>Last day of the bureau's data.</summary>
    public static DateOnly To { get; } = new(2026, 10, 31);

    /// <summary>The day as of which the demo is reconciled.</summary>
    public static DateOnly AsOf => To;

    /// <summary>All files: below <c>ours</c> and <c>theirs</c> of the company, and below <c>member</c> of the other company of the group.</summary>
    public IReadOnlyList<DemoFile> Files => _files;

    /// <summary>What the reconciliation must find.</summary>
    public DemoTruth Truth { get; }

    /// <summary>Writes the files and <c>truth.json</c> into a folder.</summary>
    public static DemoTruth Write(string folder, ulong seed = Seed)
    {
        var demo = new DemoSet(seed);
        foreach (var file in demo.Files)
        {
            var path = Path.Combine(folder, file.Path.Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.File.Content);
        }

        File.WriteAllText(Path.Combine(folder, "truth.json"), demo.Truth.ToJson());
        return demo.Truth;
    }

    private void AddDocuments(List<DemoEntry> entries)
    {
        foreach (var entry in entries)
        {
            var folder = entry.Direction is Direction.In ? "ours/取得发票/" : "ours/开具发票/";
            var month = entry.Invoice.Day.ToString("yyyy-MM", CultureInfo.InvariantCulture);
            _files.AddRange(entry.Documents.Select(file => new DemoFile(folder + month, file)));
        }
    }

    private void AddLedger(List<DemoEntry> entries)
    {
        var rows = entries.SelectMany(entry => entry.Ledger).OrderBy(row => row.Voucher, StringComparer.Ordinal).ToList();
        var ledger = OwnLedger.Write(
            "进项发票台账2026年8-10月",
            Taxpayer.Name,
            rows,
            new LedgerStyle { Form = WorkbookForm.Resaved }
        );
        _files.Add(new DemoFile("ours/台账", ledger));
    }

    // The same bytes under another name, and two documents once more inside an archive: nothing of it is a duplicate use.
    private void AddCopies(List<DemoEntry> entries)
    {
        var documents = entries
            .Where(entry => entry.Results is [DifferenceKind.Matched])
            .SelectMany(entry => entry.Documents)
            .Take(4)
            .ToList();
        foreach (var copy in documents[..2])
        {
            var name = Path.GetFileNameWithoutExtension(copy.Name) + "(1)" + Path.GetExtension(copy.Name);
            _files.Add(new DemoFile("ours/邮箱附件", copy with { Name = name }));
        }

        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var document in documents[2..])
            {
                var entry = zip.CreateEntry(document.Name);
                entry.LastWriteTime = new DateTimeOffset(2026, 9, 9, 0, 0, 0, TimeSpan.Zero);
                using var stream = entry.Open();
                stream.Write(document.Content);
            }
        }

        var expected = documents[2..].SelectMany(document => document.Expected).ToList();
        _files.Add(new DemoFile("ours/邮箱附件", new WorldFile("报销发票打包.zip", bytes.ToArray(), expected)));
    }

    private void AddBureau(List<DemoEntry> entries)
    {
        foreach (var direction in (Direction[])[Direction.In, Direction.Out])
        {
            var rows = entries.Where(entry => entry.Direction == direction).SelectMany(entry => entry.Bureau).ToList();
            foreach (var month in rows.Select(row => FirstOf(row.Invoice.Day)).Distinct().Order())
            {
                _files.Add(new DemoFile("theirs/全量发票查询", FullQuery(direction, month, rows)));
            }
        }

        var confirmed = entries
            .Where(entry =>
                entry is { Direction: Direction.In, Results: [DifferenceKind.Matched], Invoice.Kind: KindId.DigitalVatSpecial }
            )
            .SelectMany(entry => entry.Bureau)
            .Where(row => row.Invoice.Day.Month == From.Month)
            .ToList();
        _files.Add(
            new DemoFile(
                "theirs/用途确认",
                BureauFile.PurposeConfirm("用途确认信息_202609", Taxpayer, "202609", confirmed, new BureauFileStyle())
            )
        );
    }

    // The other company of the group holds its half of the invoices between the two.
    private void AddSister(List<DemoEntry> entries)
    {
        var shared = entries.Where(entry => entry.IsMirrorPair).ToList();
        foreach (var entry in shared)
        {
            _files.AddRange(entry.Documents.Select(file => new DemoFile("member/ours/开具发票", file)));
        }

        var rows = shared.SelectMany(entry => entry.Bureau).ToList();
        foreach (var month in rows.Select(row => FirstOf(row.Invoice.Day)).Distinct().Order())
        {
            _files.Add(new DemoFile("member/theirs/全量发票查询", FullQuery(Direction.Out, month, rows)));
        }
    }

    // As a careful person exports: some days into the next month, so that what arrives late at the bureau is seen.
    private static WorldFile FullQuery(Direction direction, DateOnly first, List<BureauRow> rows)
    {
        var end = first.AddMonths(1).AddDays(4);
        var last = end < To ? end : To;
        var word = direction is Direction.In ? "取得发票" : "开具发票";
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"全量发票查询导出结果_{word}_{first:yyyy-MM-dd}至{last:yyyy-MM-dd}"
        );
        return BureauFile.FullQuery(
            name,
            [.. rows.Where(row => row.Invoice.Day >= first && row.Invoice.Day <= last)],
            new BureauFileStyle { Form = first.Month == To.Month ? WorkbookForm.Resaved : WorkbookForm.Untouched }
        );
    }

    private static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);

    private static DemoTruth TruthOf(List<DemoEntry> entries, int rejected) =>
        new()
        {
            Received = entries.Count(entry => entry.Direction is Direction.In),
            Issued = entries.Count(entry => entry.Direction is Direction.Out),
            Rejected = rejected,
            MirrorPairs = entries.Count(entry => entry.IsMirrorPair),
            ByKind = entries.SelectMany(entry => entry.Results).CountBy(kind => kind).ToDictionary(),
            Stories = [.. entries.Select(entry => new DemoStory(entry.Invoice.Key, entry.Story, entry.Results))],
        };
}
