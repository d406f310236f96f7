using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;

namespace Piaoheng.Server.Modules.Diagnosis;

/// <summary>疑似同一张: where a diagnosis names an invoice of ours and one of the bureau as one, the place of the reconciliation where that is decided.</summary>
internal sealed class SuspectPair(IInvoiceVerdicts verdicts)
{
    private const string Proposal = "kind=number-suspect";

    /// <summary>What can be linked.</summary>
    /// <param name="Ours">Our number.</param>
    /// <param name="Theirs">The bureau's number.</param>
    /// <param name="Path">Result of the latest run, below the taxpayer.</param>
    /// <param name="With">The number to name when linking; null = the result holds both already.</param>
    public sealed record Choice(string Ours, string Theirs, string Path, string? With);

    /// <summary>What can be linked; null when there is no such pair, or no run has seen it.</summary>
    public async Task<Choice?> Find(Taxpayer taxpayer, DiagnosisResult result, CancellationToken cancellation)
    {
        if (result.Top?.Entry.Cause != Cause.NumberTypo || result.Facts.IsAbsent || result.Facts.Face is not { } face)
        {
            return null;
        }

        var other = result.Facts.Near.FirstOrDefault(near =>
            near.Record.Side != face.Side && NumberOf(near.Record) == result.Top.Args.GetValueOrDefault("other")
        );
        if (other is null)
        {
            return null;
        }

        var (ours, theirs) = face.Side == Side.Ours ? (face, other.Record) : (other.Record, face);
        var key = NumberOf(ours);
        return
            await verdicts.Find(taxpayer.TaxpayerId, [key], cancellation) is { } latest
            && latest.ByKey.TryGetValue(key, out var verdict)
            ? new Choice(
                key,
                NumberOf(theirs),
                verdict.Path,
                verdict.Path.Contains(Proposal, StringComparison.Ordinal) ? null : NumberOf(theirs)
            )
            : null;
    }

    private static string NumberOf(InvoiceRecord record) => $"{record.InvoiceCode}{record.InvoiceNumber}";
}
