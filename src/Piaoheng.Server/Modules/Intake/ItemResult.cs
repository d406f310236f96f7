using Piaoheng.Core.Text;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>What became of one file, or of one member of an archive.</summary>
/// <param name="Outcome">A word of <see cref="IntakeOutcome"/>.</param>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Reasons">What there is to say of it.</param>
/// <param name="InvoiceId">The invoice found, where it is just one.</param>
/// <param name="Found">Invoices, records or rows found.</param>
/// <param name="Added">How many of them were new.</param>
internal sealed record ItemResult(
    string Outcome,
    string? Kind,
    IReadOnlyList<CodedText> Reasons,
    long? InvoiceId,
    int Found,
    int Added
)
{
    /// <summary>A file that waits to be looked at.</summary>
    public static ItemResult Waiting(string? kind, params CodedText[] reasons) =>
        new(IntakeOutcome.Quarantined, kind, reasons, null, 0, 0);

    /// <summary>An archive: what became of its members together.</summary>
    public static ItemResult OfArchive(IReadOnlyList<ItemResult> members) =>
        new(
            members.Any(member => member.Outcome == IntakeOutcome.Stored) ? IntakeOutcome.Stored
                : members.Any(member => member.Outcome == IntakeOutcome.Exists) ? IntakeOutcome.Exists
                : IntakeOutcome.Quarantined,
            "archive",
            [],
            null,
            members.Sum(member => member.Found),
            members.Sum(member => member.Added)
        );
}
