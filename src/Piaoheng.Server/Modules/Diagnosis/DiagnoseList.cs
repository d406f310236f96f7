using System.Globalization;
using Piaoheng.Core.Diagnosis;
using Piaoheng.Formats.Workbooks.Writing;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Exports;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;

namespace Piaoheng.Server.Modules.Diagnosis;

/// <summary>批量诊断: up to a thousand pasted numbers, one a line.</summary>
internal sealed class DiagnoseList(DiagnoseInvoice diagnose, ListExport export) : ISlice
{
    /// <summary>Most numbers at once.</summary>
    public const int Most = 1_000;

    private static readonly RefusalText TooMany = new("DIA-02", "一次最多诊断 {most} 个号码，给出了 {count} 行，请分几次");

    private static readonly RefusalText Nothing = new("DIA-03", "没有读到号码：每行写一个发票号码，可带金额和开票日期");

    private static readonly ListExport.Shape Shape = new(
        "查无发票诊断",
        "diagnosis.export",
        [
            new("所查内容", 36),
            new("结论", 20),
            new("原因", 20),
            new("把握", 8),
            new("依据", 60),
            new("下一步", 50),
            new("谁来做", 16),
        ]
    );

    /// <summary>What is pasted, as JSON or form.</summary>
    /// <param name="Numbers">One query a line.</param>
    /// <param name="Format"><c>xlsx</c> or <c>csv</c>.</param>
    public sealed record Request(string? Numbers, string? Format);

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/t/{taxpayer}/diagnose/export", Answer).Requires(DiagnosisPermissions.Ask);

    /// <summary>The verdicts, in the order of the lines; a line that says nothing is refused by itself.</summary>
    public async Task<Outcome<IReadOnlyList<ListedVerdict>>> Diagnose(
        Taxpayer taxpayer,
        string? numbers,
        CancellationToken cancellation
    )
    {
        string[] lines = (numbers ?? "").Split(
            ['\r', '\n', ';', '；'],
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        if (lines.Length > Most)
        {
            return Refusal.Invalid(TooMany, ("most", Plain(Most)), ("count", Plain(lines.Length)));
        }

        var verdicts = new List<ListedVerdict>(lines.Length);
        foreach (var line in lines)
        {
            var outcome = await diagnose.Diagnose(taxpayer, QueryText.Parse(line), asOf: null, cancellation);
            verdicts.Add(
                outcome.Succeeded(out var result)
                    ? new ListedVerdict(line, result, null)
                    : new ListedVerdict(line, null, outcome.Refusal!.Text.Shown())
            );
        }

        return verdicts.Count == 0 ? Refusal.Invalid(Nothing) : verdicts;
    }

    private async Task<IResult> Export(Taxpayer taxpayer, Request request, Actor actor, CancellationToken cancellation)
    {
        var outcome = await InChinese(taxpayer, request.Numbers, cancellation);
        if (!outcome.Succeeded(out var verdicts))
        {
            return outcome.Refusal!.ToHttp();
        }

        var rows = verdicts.Select(Cells).ToAsyncEnumerable();
        return await export.Send((taxpayer.TaxpayerId, taxpayer.Name), Shape, request.Format, rows, actor, cancellation);
    }

    // A file for others, though it is asked for by a form.
    private async Task<Outcome<IReadOnlyList<ListedVerdict>>> InChinese(
        Taxpayer taxpayer,
        string? numbers,
        CancellationToken cancellation
    )
    {
        Tongue.Use(Tongue.Chinese);
        return await Diagnose(taxpayer, numbers, cancellation);
    }

    private static SheetCell[] Cells(ListedVerdict verdict) =>
        [
            SheetCell.Text(verdict.Text),
            SheetCell.Text(verdict.Result?.Says ?? verdict.Refused ?? ""),
            SheetCell.Text(verdict.Result?.Top?.Entry.Name ?? ""),
            SheetCell.Text(verdict.Result?.Top is { } top ? Plain((int)(top.Confidence * 100)) + "%" : ""),
            SheetCell.Text(verdict.Result?.Top?.Because.Render() ?? ""),
            SheetCell.Text(verdict.Result?.Next.Action ?? ""),
            SheetCell.Text(verdict.Result?.Next.Who ?? ""),
        ];

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task<IResult> Answer(
        DiagnoseList slice,
        ITaxpayers taxpayers,
        Actor actor,
        string taxpayer,
        HttpRequest http,
        CancellationToken cancellation
    )
    {
        if (await taxpayers.FindByNumber(taxpayer, cancellation) is not { } found)
        {
            return Refusal.NotFound.ToHttp();
        }

        var form = await http.ReadFormAsync(cancellation);
        return await slice.Export(found, new Request(form["numbers"], form["format"]), actor, cancellation);
    }
}

/// <summary>The verdict on one pasted line.</summary>
/// <param name="Text">The line.</param>
/// <param name="Result">The diagnosis; null when the line says nothing.</param>
/// <param name="Refused">Why not, then.</param>
internal sealed record ListedVerdict(string Text, DiagnosisResult? Result, string? Refused);
