using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Reconciliation;
using Piaoheng.World.Companies;

namespace Piaoheng.World.TwoSides;

/// <summary>Invents both sides of a reconciliation with every fault of practice, the same for the same seed.</summary>
public static class TwoSidesWorld
{
    /// <summary>Both sides of a half-year.</summary>
    /// <param name="seed">Same seed, same set.</param>
    /// <param name="invoices">How many invoices; red ones come on top.</param>
    /// <param name="policy">The policy pack that the run will use.</param>
    public static ReconciliationInput Make(ulong seed, int invoices, PolicyPack policy)
    {
        var dice = new Dice(seed);
        var maker = new InvoiceMaker(dice, invoices);
        var books = new Bookkeeping(dice);
        var reds = new RedInvoices(dice, maker, books);
        var faults = OurFaults.All.Concat(new TheirFaults(books).All).ToList();
        var ours = new List<InvoiceRecord>(invoices * 3 / 2);
        var theirs = new List<InvoiceRecord>(invoices * 5 / 4);
        for (var count = 0; count < invoices; count++)
        {
            var draft = maker.Next();
            books.Write(draft);
            IReadOnlyList<Draft> further = dice.PerMille(30) ? reds.Of(draft) : [];
            foreach (var each in further.Prepend(draft))
            {
                ComeLate(each, dice);
                Spoil(each, faults, dice);
                ours.AddRange(each.Ours);
                theirs.AddRange(each.Theirs);
            }

            if (dice.PerMille(10))
            {
                ours.Add(OutsideBureau(draft, books));
            }
        }

        return new ReconciliationInput
        {
            Taxpayer = new OwnTaxpayer
            {
                TaxId = InventedCompanies.Main.TaxId,
                Names = [new DatedText(InventedCompanies.Main.Name), new DatedText(InventedCompanies.Main.FormerName!)],
            },
            Group =
            [
                new OwnTaxpayer
                {
                    TaxId = InventedCompanies.Sister.TaxId,
                    Names = [new DatedText(InventedCompanies.Sister.Name)],
                },
            ],
            From = Calendar.From,
            To = Calendar.To,
            AsOf = Calendar.AsOf,
            Ours = ours,
            Theirs = theirs,
            Coverage = Calendar.Coverage,
            KnownNames = maker
                .Others.Where(other => other.FormerName is not null)
                .ToDictionary(
                    other => other.Company.TaxId,
                    other => (IReadOnlyList<string>)[other.Company.Name, other.FormerName!],
                    StringComparer.Ordinal
                ),
            Tolerances = [new TaxpayerTolerance("taxAmount", Yuan.FromFen(1), new DateOnly(2026, 4, 1), null, [])],
            Policy = policy,
        };
    }

    // What was issued just now has not reached the other side yet.
    private static void ComeLate(Draft draft, Dice dice)
    {
        var day = draft.Invoice.IssueDate!.Value;
        if (Calendar.IsJustBeforeReading(draft.Invoice.Direction!.Value, day) && dice.PerMille(500))
        {
            draft.Theirs.Clear();
        }
        else if (Calendar.AsOf.DayNumber - day.DayNumber <= 2 && dice.PerMille(500))
        {
            draft.Ours.Clear();
        }
    }

    private static void Spoil(Draft draft, IReadOnlyList<Fault> faults, Dice dice)
    {
        if (draft.IsSpared)
        {
            return;
        }

        foreach (var fault in faults)
        {
            if (dice.PerMille(fault.PerMille))
            {
                fault.Spoil(draft, dice);
            }
        }
    }

    // A taxi or toll receipt: the bureau never holds it.
    private static InvoiceRecord OutsideBureau(Draft draft, Bookkeeping books) =>
        books.Original(draft.Invoice) with
        {
            Kind = KindId.OtherExpense,
            InvoiceCode = "111002681001",
            PaperCode = null,
            PaperNumber = null,
            InvoiceNumber = draft.Invoice.InvoiceNumber![^8..],
        };
}
