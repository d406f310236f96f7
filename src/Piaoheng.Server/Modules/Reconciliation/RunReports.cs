using System.Globalization;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Server.Modules.Reconciliation.Reports;
using Piaoheng.Server.Platform.Home;

namespace Piaoheng.Server.Modules.Reconciliation;

/// <summary>核对报告 of the runs, as files in the home: written once with the run, so that a report is the same for ever.</summary>
internal sealed class RunReports(HomeFolder home, PolicyPack policy)
{
    /// <summary>Formats of a report and their content types.</summary>
    public static readonly IReadOnlyDictionary<string, string> Formats = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ["html"] = "text/html; charset=utf-8",
        ["json"] = "application/json",
    };

    /// <summary>Writes the report in all formats.</summary>
    public async Task Write(RunRecord run, ReconciliationReport report, CancellationToken ct)
    {
        Directory.CreateDirectory(Folder(run.TaxpayerId));
        foreach (var format in Formats.Keys)
        {
            var path = PathOf(run.TaxpayerId, run.RunNo, format);
            await using (var file = File.Create(path + ".part"))
            {
                Write(file, report, format);
                await file.FlushAsync(ct);
            }

            File.Move(path + ".part", path, overwrite: true);
        }
    }

    /// <summary>Where a report lies; null when there is none.</summary>
    public string? Find(long taxpayerId, int runNo, string format)
    {
        var path = PathOf(taxpayerId, runNo, format);
        return Formats.ContainsKey(format) && File.Exists(path) ? path : null;
    }

    private void Write(Stream file, ReconciliationReport report, string format)
    {
        switch (format)
        {
            case "xlsx":
                new ReportWorkbook(report, policy.Kinds).Write(file);
                break;
            case "html":
                new ReportPage(report, policy.Kinds).Write(file);
                break;
            default:
                ReconciliationJson.Write(file, report);
                break;
        }
    }

    private string Folder(long taxpayerId) =>
        Path.Combine(home.Path, "reports", taxpayerId.ToString(CultureInfo.InvariantCulture));

    private string PathOf(long taxpayerId, int runNo, string format) =>
        Path.Combine(Folder(taxpayerId), string.Create(CultureInfo.InvariantCulture, $"{runNo}.{format}"));
}
