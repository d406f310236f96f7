using Piaoheng.Core.Entry;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Modules.Entry;

/// <summary>遮挡的录入: a field that was shown covered comes back covered, and is taken for what it covers.</summary>
internal sealed class CoveredEntry(BeginEntry begin)
{
    /// <summary>What was typed, with what its covered fields stand for.</summary>
    /// <param name="taxpayer">本单位.</param>
    /// <param name="typed">The form as it came back, and what it begins from.</param>
    /// <param name="draftId">The draft that was shown; null for none.</param>
    /// <param name="actor">Who saw it.</param>
    /// <param name="cancellation">Stops the search.</param>
    public async Task<SubmitEntry.Request> Uncover(
        Taxpayer taxpayer,
        SubmitEntry.Request typed,
        long? draftId,
        Actor actor,
        CancellationToken cancellation
    )
    {
        var mask = new FieldMask(actor);
        if (mask.SeesAll)
        {
            return typed;
        }

        var form = typed.Form;
        foreach (var start in Shown(typed.Basis, draftId))
        {
            if (await begin.From(taxpayer, start, actor, cancellation) is { } whole)
            {
                form = mask.Uncover(form, whole.Form);
            }
        }

        return typed with
        {
            Form = form,
        };
    }

    // Everything that the form may have been filled from; what was kept last comes first.
    private static IEnumerable<EntryStart> Shown(EntryBasis? basis, long? draftId)
    {
        if (draftId is { } draft)
        {
            yield return new EntryStart { Draft = draft };
        }

        if (basis?.ReviewId is { } review)
        {
            yield return new EntryStart { Review = review };
        }

        if (basis?.InvoiceId is { } invoice)
        {
            yield return new EntryStart { Invoice = invoice };
        }

        if (basis?.ItemId is { } item)
        {
            yield return new EntryStart { Item = item };
        }
    }
}
