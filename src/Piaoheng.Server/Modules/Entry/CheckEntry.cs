using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Entry;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Text;
using Piaoheng.Core.Validation;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Time;

namespace Piaoheng.Server.Modules.Entry;

/// <summary>录入检查: what stands against saving a form, asked while it is typed and again when it is handed in.</summary>
internal sealed class CheckEntry(
    Database db,
    PolicyPack policy,
    RuleCatalogue rules,
    IKeySearch keys,
    IInvoiceLookup invoices,
    ITaxpayers taxpayers,
    TimeProvider time
)
{
    private const string Provisional = "手工录入";

    /// <summary>Judges a form.</summary>
    public async Task<EntryVerdict> Judge(Taxpayer taxpayer, EntryForm form, EntryBasis basis, CancellationToken cancellation)
    {
        if (policy.Kinds.Find(form.Kind) is not { } kind)
        {
            return new EntryVerdict(null, [new EntryProblem("kind", new CodedText("ENT-10", "没有选择票种"))], null);
        }

        var held = basis.InvoiceId is { } id ? await Held(taxpayer.TaxpayerId, id, cancellation) : null;
        var context = new ValidationContext
        {
            Today = BeijingTime.Today(time),
            Taxpayer = OwnTaxpayers.Of(taxpayer),
            Group = [.. (await taxpayers.OthersOfGroup(taxpayer, cancellation)).Select(OwnTaxpayers.Of)],
        };
        var judged = EntryJudgement.Of(form, kind, Provisional, rules, context);
        var problems = judged.Problems.ToList();
        if (held is not null)
        {
            // A correction may leave empty what the invoice does not state either.
            problems.RemoveAll(problem => problem.Text.Code == "ENT-04");
            problems.AddRange(OfCorrection(held.Merged, judged.Reading));
        }
        else if (await Twice(taxpayer.TaxpayerId, judged.Reading, basis, cancellation) is { } twice)
        {
            problems.Add(twice);
        }

        return new EntryVerdict(judged, problems, held);
    }

    /// <summary>An invoice of ours with all that is known of it; null when there is none.</summary>
    public async Task<LookedUpInvoice?> Held(long taxpayerId, long invoiceId, CancellationToken cancellation) =>
        await invoices.Details(taxpayerId, [invoiceId], cancellation) is [var held] ? held : null;

    private static IEnumerable<EntryProblem> OfCorrection(Reading held, Reading typed)
    {
        if (Correction.ChangesIdentity(held, typed))
        {
            yield return new EntryProblem(
                "invoiceNumber",
                new CodedText("ENT-14", "代码和号码不能更正：号码录错的，把这张移入回收站，再按原件重新录入")
            );
        }

        if (Correction.Changed(held, typed).Count == 0)
        {
            yield return new EntryProblem("", new CodedText("ENT-15", "没有改动任何内容"));
        }
    }

    // Typed a second time, it would only repeat what is there.
    private async Task<EntryProblem?> Twice(long taxpayerId, Reading reading, EntryBasis basis, CancellationToken cancellation)
    {
        var own = InvoiceIdentity.Keys(reading);
        if (own.Count == 0)
        {
            return reading.InvoiceNumber is { Length: > 0 }
                ? new EntryProblem("invoiceCode", new CodedText("ENT-05", "没有填写发票代码，只凭 8 位号码认不出是哪一张"))
                : null;
        }

        var hits = await keys.Find([taxpayerId], own, cancellation);
        if (basis.ItemId is null && hits.Any(hit => hit.Side == Side.Ours))
        {
            return new EntryProblem(
                "invoiceNumber",
                new CodedText("ENT-16", "账内已有这张发票（{number}）；内容有误的，打开它再更正", ("number", own[0]))
            );
        }

        var (first, second) = (own[0], own.Count > 1 ? own[1] : own[0]);
        var waits = await db.Rows<ReviewItemRecord>()
            .Where(item => item.TaxpayerId == taxpayerId && item.State == ReviewState.Waiting)
            .Where(item => item.KeyOne == first || item.KeyTwo == first || item.KeyOne == second || item.KeyTwo == second)
            .Where(item => item.ReviewId != (basis.ReviewId ?? 0))
            .Select(item => item.MadeBy)
            .FirstOrDefaultAsync(cancellation);
        return waits is null
            ? null
            : new EntryProblem("invoiceNumber", new CodedText("ENT-17", "{who}已录入这张发票，正在等待复核", ("who", waits)));
    }
}

/// <summary>What was found about a form.</summary>
/// <param name="Judged">What the rules say; null when no 票种 was chosen.</param>
/// <param name="Problems">Why it cannot be saved.</param>
/// <param name="Held">The invoice that is corrected; null for a new one.</param>
internal sealed record EntryVerdict(EntryJudgement? Judged, IReadOnlyList<EntryProblem> Problems, LookedUpInvoice? Held)
{
    /// <summary>What the rules doubt; it can be handed in where a person says that it is printed so.</summary>
    public IReadOnlyList<Finding> Doubts =>
        Judged is null ? []
        : Held is null ? Judged.Doubts
        : [.. Judged.Doubts.Where(doubt => Held.Merged.Findings.All(known => known.Code != doubt.Code))];
}
