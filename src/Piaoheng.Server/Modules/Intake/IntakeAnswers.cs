using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>接口的回答: what became of the files that a program sent, as it stands now.</summary>
internal sealed class IntakeAnswers(Database db, Actor actor, TimeProvider time)
{
    /// <summary>Longest time that an answer waits for the reading.</summary>
    public const int MaxWaitSeconds = 60;

    private const int MostMembers = 1_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    /// <summary>The files of an import, as soon as all are read, or as they stand when the time is over.</summary>
    /// <param name="taxpayer">Taxpayer.</param>
    /// <param name="batchId">The import.</param>
    /// <param name="itemIds">Only these files; null = all.</param>
    /// <param name="refused">Files that were not received.</param>
    /// <param name="wait">How long to wait.</param>
    /// <param name="cancellation">Stops the waiting; what was received is read all the same.</param>
    public async Task<IntakeAnswer> Of(
        Taxpayer taxpayer,
        long batchId,
        IReadOnlyCollection<long>? itemIds,
        IReadOnlyList<IntakeFileAnswer> refused,
        TimeSpan wait,
        CancellationToken cancellation
    )
    {
        var end = time.GetTimestamp();
        while (true)
        {
            var rows = await Items(taxpayer.TaxpayerId, batchId, itemIds, cancellation);
            if (time.GetElapsedTime(end) >= wait || rows.TrueForAll(row => row.Outcome != IntakeOutcome.Reading))
            {
                return await Answer(taxpayer, batchId, rows, refused, cancellation);
            }

            await Task.Delay(Pause, time, cancellation);
        }
    }

    private Task<List<IntakeItemRecord>> Items(
        long taxpayerId,
        long batchId,
        IReadOnlyCollection<long>? itemIds,
        CancellationToken cancellation
    )
    {
        var rows = db.Rows<IntakeItemRecord>()
            .SeenBy(db, actor, IntakePermissions.Add)
            .Where(row => row.TaxpayerId == taxpayerId && row.BatchId == batchId && row.ParentId == null);
        return (itemIds is null ? rows : rows.Where(row => itemIds.Contains(row.ItemId)))
            .OrderBy(row => row.ItemId)
            .Take(UploadFiles.MaxFiles)
            .ToListAsync(cancellation);
    }

    private async Task<IntakeAnswer> Answer(
        Taxpayer taxpayer,
        long batchId,
        List<IntakeItemRecord> rows,
        IReadOnlyList<IntakeFileAnswer> refused,
        CancellationToken cancellation
    )
    {
        var archives = rows.Where(row => row.Kind == "archive").Select(row => (long?)row.ItemId).ToList();
        var members = await db.Rows<IntakeItemRecord>()
            .Where(row => row.TaxpayerId == taxpayer.TaxpayerId && archives.Contains(row.ParentId))
            .OrderBy(row => row.ItemId)
            .Take(MostMembers)
            .ToListAsync(cancellation);
        var inside = members.ToLookup(row => row.ParentId, row => IntakeFileAnswer.Of(taxpayer.Number, row, []));
        List<IntakeFileAnswer> files =
        [
            .. rows.Select(row => IntakeFileAnswer.Of(taxpayer.Number, row, [.. inside[row.ItemId]])),
            .. refused,
        ];
        return new IntakeAnswer(
            taxpayer.Number,
            ReceiveFile.Key(batchId),
            string.Create(CultureInfo.InvariantCulture, $"/t/{taxpayer.Number}/import/{batchId}"),
            files.Count,
            Count(files, IntakeOutcome.Stored),
            Count(files, IntakeOutcome.Exists),
            Count(files, IntakeOutcome.Quarantined),
            Count(files, IntakeOutcome.Reading),
            Count(files, IntakeFileAnswer.Refused),
            files
        );
    }

    private static int Count(List<IntakeFileAnswer> files, string outcome) => files.Count(file => file.Outcome == outcome);
}

/// <summary>What became of a request: received = stored + exists + quarantined + reading + refused.</summary>
/// <param name="Taxpayer">纳税人识别号.</param>
/// <param name="Batch">The import.</param>
/// <param name="Page">Its page.</param>
/// <param name="Received">Files that came.</param>
/// <param name="Stored">已入库.</param>
/// <param name="Exists">已存在.</param>
/// <param name="Quarantined">待处理.</param>
/// <param name="Reading">读取中: safe, asked for again by <c>GET /api/intake/{batch}</c>.</param>
/// <param name="Refused">未收下: not safe, to be sent again.</param>
/// <param name="Files">One for each file.</param>
internal sealed record IntakeAnswer(
    string Taxpayer,
    string Batch,
    string Page,
    int Received,
    int Stored,
    int Exists,
    int Quarantined,
    int Reading,
    int Refused,
    IReadOnlyList<IntakeFileAnswer> Files
)
{
    /// <summary>As HTTP: whoever looks at the status only must not take a file for safe that is not.</summary>
    public IResult ToResult() =>
        Results.Json(
            this,
            statusCode: Refused > 0 ? StatusCodes.Status422UnprocessableEntity
                : Reading > 0 ? StatusCodes.Status202Accepted
                : StatusCodes.Status200OK
        );
}

/// <summary>What became of one file.</summary>
/// <param name="File">Name as given.</param>
/// <param name="Item">Its item; null when it was refused.</param>
/// <param name="Outcome">A word of <see cref="IntakeOutcome"/>, or <c>refused</c>.</param>
/// <param name="OutcomeText">The word for people.</param>
/// <param name="Kind">票种, <c>workbook</c> or <c>archive</c>.</param>
/// <param name="Invoice">The invoice, where it is just one.</param>
/// <param name="Page">Where a person looks at it.</param>
/// <param name="Retry">Where a program has it read again; only for what waits.</param>
/// <param name="Reasons">What there is to say of it.</param>
/// <param name="Members">For an archive: its members.</param>
internal sealed record IntakeFileAnswer(
    string File,
    string? Item,
    string Outcome,
    string OutcomeText,
    string? Kind,
    string? Invoice,
    string? Page,
    string? Retry,
    IReadOnlyList<IntakeReason> Reasons,
    IReadOnlyList<IntakeFileAnswer> Members
)
{
    /// <summary>未收下.</summary>
    public const string Refused = "refused";

    /// <summary>A file that was not received.</summary>
    public static IntakeFileAnswer NotReceived(string file, string code, string text) =>
        new(file, null, Refused, "未收下", null, null, null, null, [new IntakeReason(code, text)], []);

    /// <summary>A file that was.</summary>
    public static IntakeFileAnswer Of(string taxpayer, IntakeItemRecord row, IReadOnlyList<IntakeFileAnswer> members)
    {
        var item = IntakeItem.Of(row);
        return new IntakeFileAnswer(
            item.File,
            item.Id,
            item.Outcome,
            item.OutcomeText,
            item.Kind,
            item.InvoiceId,
            item.InvoiceId is { } invoice
                ? $"/t/{taxpayer}/invoices/{invoice}"
                : string.Create(CultureInfo.InvariantCulture, $"/t/{taxpayer}/import/{row.BatchId}"),
            item.Outcome == IntakeOutcome.Quarantined ? $"/api/intake/items/{item.Id}/retry?taxpayer={taxpayer}" : null,
            item.Reasons,
            members
        );
    }
}
