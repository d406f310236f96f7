using System.Globalization;
using Piaoheng.Formats.Workbooks.Writing;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Home;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Platform.Exports;

/// <summary>导出: a list as the screen shows it, as xlsx or csv; every export is noted in 操作日志.</summary>
internal sealed class ListExport(HomeFolder home, Database db, AuditLog audit, FieldMask mask, TimeProvider time)
{
    // More rows than a sheet of a spreadsheet can hold.
    private const int RowLimit = 1_000_000;

    private static readonly RefusalText TooMany = new(
        "EXP-01",
        "符合条件的超过 {limit} 行，一张工作表放不下，请缩小条件分几次导出"
    );

    /// <summary>What a list is: its name on the screen, its columns, and the event that notes its export.</summary>
    public sealed record Shape(string Title, string Event, SheetColumn[] Columns);

    /// <summary>Writes a list into a file that vanishes when it is closed.</summary>
    /// <param name="list">本单位, the list, and whether CSV instead of xlsx.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="foot">Its last row, given the number of the others; null = none.</param>
    /// <param name="actor">Who takes it out.</param>
    /// <param name="cancellation">Stops the writing.</param>
    public async Task<Outcome<Stream>> Write(
        (long TaxpayerId, Shape Shape, bool AsCsv) list,
        IAsyncEnumerable<SheetCell[]> rows,
        Func<int, SheetCell[]>? foot,
        Actor actor,
        CancellationToken cancellation
    )
    {
        var file = new FileStream(
            Path.Combine(home.Incoming, Path.GetRandomFileName() + ".export"),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            64 * 1024,
            FileOptions.DeleteOnClose
        );
        var count = 0;
        using (var table = ExportTable.Open(file, list.AsCsv, list.Shape.Title, list.Shape.Columns))
        {
            await foreach (var row in rows.WithCancellation(cancellation))
            {
                if (++count > RowLimit)
                {
                    await file.DisposeAsync();
                    return Refusal.TooLarge(TooMany, ("limit", RowLimit.ToString(CultureInfo.InvariantCulture)));
                }

                table.Write(Seen(row));
            }

            if (foot is not null)
            {
                table.Write(Seen(foot(count)));
            }
        }

        await using var work = await UnitOfWork.Begin(db, list.TaxpayerId, cancellation);
        var entry = new AuditEvent(list.Shape.Event, null, ("rows", count.ToString(CultureInfo.InvariantCulture)));
        await audit.Write(list.TaxpayerId, actor, entry, cancellation);
        await work.Commit(cancellation);
        file.Position = 0;
        return file;
    }

    /// <summary>Writes a list of a company and answers with it.</summary>
    /// <param name="owner">本单位.</param>
    /// <param name="shape">The list.</param>
    /// <param name="format"><c>csv</c>; anything else = xlsx.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="actor">Who takes it out.</param>
    /// <param name="cancellation">Stops the writing.</param>
    public async Task<IResult> Send(
        (long TaxpayerId, string Name) owner,
        Shape shape,
        string? format,
        IAsyncEnumerable<SheetCell[]> rows,
        Actor actor,
        CancellationToken cancellation
    )
    {
        var asCsv = IsCsv(format);
        var written = await Write((owner.TaxpayerId, shape, asCsv), rows, foot: null, actor, cancellation);
        return Answer(written, shape.Title, owner.Name, asCsv);
    }

    /// <summary>The answer that a browser saves as a file.</summary>
    /// <param name="written">What was written.</param>
    /// <param name="title">The list.</param>
    /// <param name="owner">Name of the company.</param>
    /// <param name="asCsv">CSV instead of xlsx.</param>
    public IResult Answer(Outcome<Stream> written, string title, string owner, bool asCsv)
    {
        var now = time.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).ToString("yyyyMMdd_HHmm", CultureInfo.InvariantCulture);
        return written.ToHttp(stream =>
            CoveredAnswers.Already(
                Results.File(
                    stream,
                    asCsv ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    $"{title}_{owner}_{now}.{(asCsv ? "csv" : "xlsx")}"
                )
            )
        );
    }

    // As the screen shows it to whoever takes it out.
    private SheetCell[] Seen(SheetCell[] row) => mask.SeesAll ? row : [.. row.Select(Seen)];

    private SheetCell Seen(SheetCell cell) =>
        cell.Value is not { } value ? cell
        : cell.Format is CellFormat.Money && !mask.SeesAmounts ? SheetCell.Text(FieldMask.AmountCover).In(cell.Tone)
        : cell.Format is CellFormat.Text ? SheetCell.Text(mask.Apply(value)).In(cell.Tone)
        : cell;

    /// <summary>Whether an address asks for CSV.</summary>
    public static bool IsCsv(string? format) => string.Equals(format, "csv", StringComparison.Ordinal);
}
