using System.Globalization;
using Piaoheng.Formats;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>导入记录 of one file, for people and for JSON.</summary>
/// <param name="Id">Id, as text.</param>
/// <param name="ParentId">For a member of an archive: the archive.</param>
/// <param name="File">Name as given.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Outcome">A word of <see cref="IntakeOutcome"/>.</param>
/// <param name="OutcomeText">The word for people.</param>
/// <param name="Kind">票种, <c>workbook</c> or <c>archive</c>; null while not read.</param>
/// <param name="InvoiceId">The invoice found, where it is just one.</param>
/// <param name="OriginalId">The original that holds its bytes.</param>
/// <param name="Found">Invoices, records or rows found.</param>
/// <param name="Added">How many of them were new.</param>
/// <param name="Reasons">What there is to say of it.</param>
/// <param name="ReceivedAt">When it was received.</param>
/// <param name="IsDone">Whether its outcome is known.</param>
public sealed record IntakeItem(
    string Id,
    string? ParentId,
    string File,
    long Size,
    string Outcome,
    string OutcomeText,
    string? Kind,
    string? InvoiceId,
    string OriginalId,
    int Found,
    int Added,
    IReadOnlyList<IntakeReason> Reasons,
    DateTimeOffset ReceivedAt,
    bool IsDone
)
{
    /// <summary>Whether it is a table of which nobody has said yet if it is ours or the bureau's.</summary>
    public bool NeedsSide =>
        Outcome == IntakeOutcome.Quarantined && Reasons.Any(reason => reason.Code == UnreadableText.NeedsSideCode);

    internal static IntakeItem Of(IntakeItemRecord row) =>
        new(
            Text(row.ItemId),
            row.ParentId is { } parent ? Text(parent) : null,
            row.FileName,
            row.Size,
            row.Outcome,
            IntakeOutcome.ChineseOf(row.Outcome),
            row.Kind,
            row.InvoiceId is { } invoice ? Text(invoice) : null,
            Text(row.OriginalId),
            row.Found,
            row.Added,
            [.. ReadingCodec.ReadTexts(row.Reasons).Select(text => new IntakeReason(text.Code, text.Shown()))],
            row.ReceivedAt,
            row.FinishedAt is not null
        );

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What there is to say of a file.</summary>
/// <param name="Code">Code.</param>
/// <param name="Text">Chinese sentence.</param>
public sealed record IntakeReason(string Code, string Text);
