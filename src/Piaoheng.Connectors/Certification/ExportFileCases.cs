using System.Globalization;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Connectors.Certification;

/// <summary>导出文件: what a person downloads, with the faults of exports and hands.</summary>
internal sealed class ExportFileCases : ICaseSource
{
    private const Capabilities Files = Capabilities.Files;

    public static IEnumerable<FaultCase> Cases =>
        [
            Whole("", "逐张相同，查询范围写明"),
            Whole("S17", "写法不同，金额、日期、税号仍相同"),
            Whole("S18:layout", "表头、标题行、隐藏表、数字走样，仍逐张相同"),
            new("S1", Files, "迟到的不在清单，其余逐张相同", Late),
            new("S9:many", Files, "达到上限：说明被截断，只证明到截断之前", Cut),
            new("S18:doubled", Files, "重复行：张数不多算，重复看得出", Doubled),
            new("S18:floats", Files, "20 位号码变成浮点数：不猜号码，逐行提示", Floats),
            new("S18:period", Files, "文件名的期间与内容不符：不据文件名证明没有发票的日期", Period),
            new("S18:half", Files, "没有写完的文件等待，不收取", Half),
            new("", Files, "收取之后移到一旁，不删除", Kept),
        ];

    private static FaultCase Whole(string faults, string expected) =>
        new(
            faults,
            Files,
            expected,
            async (bench, ct) =>
            {
                var truth = bench.Exported();
                var read = await bench.Take(ct);
                var reach = read.Workbook?.Coverage is [var first, ..] ? first : null;
                return Compare(truth, read) is { IsPass: false } wrong ? wrong
                    : reach is { Basis: CoverageBasis.Stated, Truncated: false }
                        ? new CaseSeen(IsPass: true, $"{Count(read)}，{Day(reach.From)} 至 {Day(reach.To)}")
                    : new CaseSeen(IsPass: false, $"{Count(read)}，查询范围没有认出");
            }
        );

    private static async Task<CaseSeen> Late(CaseBench bench, CancellationToken ct) =>
        Compare([.. bench.Exported().Where(own => own.IssueDate <= bench.State.Today.AddDays(-2))], await bench.Take(ct));

    private static async Task<CaseSeen> Cut(CaseBench bench, CancellationToken ct)
    {
        var read = await bench.Take(ct);
        var keys = Keys(read);
        var reach = read.Workbook?.Coverage ?? [];
        // A day may count as proven only when every invoice of it is in the file.
        var claimed = bench
            .Exported()
            .Count(own =>
                reach.Any(list => list.Reaches(own.Kind, own.IssueDate)) && !keys.Contains(own.Key, StringComparer.Ordinal)
            );
        return new CaseSeen(
            claimed == 0 && (reach.Count == 0 || reach.All(list => list.Truncated)),
            string.Create(CultureInfo.InvariantCulture, $"{keys.Count} 行，误当作齐全 {claimed} 张")
        );
    }

    private static async Task<CaseSeen> Doubled(CaseBench bench, CancellationToken ct)
    {
        var read = await bench.Take(ct);
        var keys = Keys(read);
        var distinct = keys.Distinct(StringComparer.Ordinal).Count();
        return new CaseSeen(
            distinct == bench.Exported().Count && keys.Count > distinct,
            string.Create(CultureInfo.InvariantCulture, $"{keys.Count} 行，{distinct} 张")
        );
    }

    private static async Task<CaseSeen> Floats(CaseBench bench, CancellationToken ct)
    {
        var read = await bench.Take(ct);
        // 数电纸质 are known by their paper pair too, which is short enough to survive.
        var truth = bench
            .Exported()
            .SelectMany(own => new[] { own.Key, own.PaperCode + own.PaperNumber })
            .ToHashSet(StringComparer.Ordinal);
        var wrong = Keys(read).Count(key => !truth.Contains(key));
        var open = read.Readings.Count(row => row.InvoiceNumber is null);
        var told = read.Readings.Count(row => row.InvoiceNumber is null && row.Findings.Count > 0);
        return new CaseSeen(
            read.Readings.Count == bench.Exported().Count && wrong == 0 && open > 0 && told == open,
            string.Create(CultureInfo.InvariantCulture, $"猜错 {wrong} 张，没有号码 {open} 张，已提示 {told} 张")
        );
    }

    private static async Task<CaseSeen> Period(CaseBench bench, CancellationToken ct)
    {
        var read = await bench.Take(ct);
        var before = bench.State.Today.AddYears(-2);
        var claims = read.Workbook?.Coverage.Any(list => list.Reaches(KindId.DigitalVatSpecial, before)) == true;
        return new CaseSeen(
            !claims && read.Readings.Count == bench.Exported().Count,
            $"{Count(read)}，{(claims ? "误当作已查" : "没有据文件名证明")}"
        );
    }

    private static async Task<CaseSeen> Half(CaseBench bench, CancellationToken ct)
    {
        await bench.Download(ct);
        var files = await bench.As<IExchangesFiles>().Look(ct);
        return new CaseSeen(
            files is [{ IsWhole: false }],
            files.Count == 0 ? "没有看到文件"
                : files[0].IsWhole ? "当作完整"
                : "等待"
        );
    }

    private static async Task<CaseSeen> Kept(CaseBench bench, CancellationToken ct)
    {
        var path = await bench.Download(ct);
        var before = await File.ReadAllBytesAsync(path, ct);
        var connector = bench.As<IExchangesFiles>();
        var file = (await connector.Look(ct)).Single();
        await connector.PutAside(file, ct);
        var aside = Directory.EnumerateFiles(Path.GetDirectoryName(path)!, file.Name, SearchOption.AllDirectories).ToList();
        var isSame = aside.Count == 1 && (await File.ReadAllBytesAsync(aside[0], ct)).AsSpan().SequenceEqual(before);
        return new CaseSeen(isSame && (await connector.Look(ct)).Count == 0, isSame ? "移到一旁，内容不变" : "找不到了");
    }

    private static CaseSeen Compare(IReadOnlyList<TrueInvoice> truth, DocumentReading read)
    {
        var rows = read
            .Readings.Where(row => row.InvoiceNumber is not null)
            .GroupBy(row => row.InvoiceCode + row.InvoiceNumber, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var wrong = truth.Count(own =>
            !rows.TryGetValue(own.Key, out var row)
            || row.Kind != own.Kind
            || row.IssueDate != own.IssueDate
            || row.AmountExTax?.Value != own.Amount
            || row.TaxAmount?.Value != own.Tax
            || row.TotalInclTax?.Value != own.Total
        );
        return new CaseSeen(
            truth.Count > 0 && read.Readings.Count == truth.Count && wrong == 0,
            string.Create(CultureInfo.InvariantCulture, $"税局 {truth.Count} 张，取得 {read.Readings.Count} 张，不同 {wrong} 张")
        );
    }

    private static List<string> Keys(DocumentReading read) =>
        [.. read.Readings.Where(row => row.InvoiceNumber is not null).Select(row => row.InvoiceCode + row.InvoiceNumber)];

    private static string Count(DocumentReading read) => string.Create(CultureInfo.InvariantCulture, $"{read.Readings.Count} 张");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
