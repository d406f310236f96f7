using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>核对结果 of a row of the list, on the screen and in its exports.</summary>
/// <param name="Verdict">What the latest run says; null when it did not hold the invoice.</param>
/// <param name="IsOutdated">Whether the invoice changed after the run, so that the verdict may no longer hold.</param>
internal sealed record RowVerdict(InvoiceVerdict? Verdict, bool IsOutdated)
{
    private static readonly StateMark Outdated = new(InvoiceChoices.Outdated.Word, "refresh", Tone.Unknown);

    /// <summary>What the latest run says of a row.</summary>
    /// <param name="latest">What it says of the rows; null when there was no run.</param>
    /// <param name="row">The row.</param>
    public static RowVerdict Of(LatestVerdicts? latest, InvoiceRow row) =>
        new(
            row.Keys.Select(key => latest?.ByKey.GetValueOrDefault(key)).FirstOrDefault(found => found is not null),
            latest is not null && row.ChangedAt > latest.At
        );

    /// <summary>What the list shows; null when the invoice was not compared.</summary>
    public StateMark? Mark =>
        Verdict is null ? null
        : IsOutdated ? Outdated
        : Verdict.Marks[0];

    /// <summary>All that applies, in words.</summary>
    public string Words =>
        Verdict is null ? InvoiceChoices.NotCompared.Word
        : IsOutdated ? Outdated.Word
        : Spoken.List(Verdict.Marks.Select(mark => mark.Word));

    /// <summary>What explains the mark; null when it says everything.</summary>
    public string? Title =>
        Verdict is null ? "最近一次核对没有包括这张发票"
        : IsOutdated ? "核对之后这张发票有变动，以重新核对为准"
        : Verdict.Marks.Count > 1 ? Words
        : null;
}
