using System.Runtime.InteropServices;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation.ByHand;
using Piaoheng.Core.Reconciliation.Comparing;
using Piaoheng.Core.Reconciliation.Grouping;

namespace Piaoheng.Core.Reconciliation.Numbers;

/// <summary>Finds the pairs of unpaired invoices that may be one invoice.</summary>
/// <remarks>
/// Three ways to be alike: near numbers and equal amounts (proposals among them), near numbers and one other party in common
/// (the amounts differ), everything equal but the number. So no invoice stands missing on both sides without a word.
/// </remarks>
internal sealed class SuspectSearch(RunContext context, HandPairs byHand)
{
    // How far to each side the equal invoices of a far number are looked through, by date.
    private const int Neighbourhood = 64;

    private readonly ProposalConditions _conditions = new(context);

    /// <summary>Offers every pair to the lists of its two ends.</summary>
    /// <returns>The pairs that meet the conditions of a proposal, in no particular order.</returns>
    public List<PossiblePair> Run(IReadOnlyList<Suspect> ours, IReadOnlyList<Suspect> theirs)
    {
        var eligible = new List<PossiblePair>();
        var byAmounts = new SuspectBlocks<AmountKey>(ours, theirs, suspect => AmountKey.Of(suspect.Face));
        foreach (var (key, left, right) in byAmounts.Both)
        {
            NearNumbers.Find(
                left,
                right,
                (mine, other, distance) =>
                {
                    if (byAmounts.IsFirstOf(key, mine, other))
                    {
                        Offer(mine, other, distance, eligible);
                    }
                }
            );
            OfferFarNumbers(byAmounts, key, left, right);
        }

        var byParty = new SuspectBlocks<string>(ours, theirs, OtherPartiesOf);
        foreach (var (key, left, right) in byParty.Both)
        {
            NearNumbers.Find(
                left,
                right,
                (mine, other, distance) =>
                {
                    if (byParty.IsFirstOf(key, mine, other) && !byAmounts.Share(mine, other))
                    {
                        Offer(mine, other, distance, eligible);
                    }
                }
            );
        }

        return eligible;
    }

    private PossiblePair Offer(Suspect ours, Suspect theirs, SuspectDistance distance, List<PossiblePair> eligible)
    {
        var pair = new PossiblePair
        {
            Ours = ours,
            Theirs = theirs,
            Distance = distance,
            Apart = _conditions.Unmet(ours.Group, theirs.Group),
            IsApartByHand = byHand.AreApart(ours.Group, theirs.Group),
        };
        ours.Nearest.Offer(pair);
        theirs.Nearest.Offer(pair);
        if (pair.IsEligible)
        {
            eligible.Add(pair);
        }

        return pair;
    }

    // Equal in everything but the number: for each, the nearest by date of the other side.
    private void OfferFarNumbers(SuspectBlocks<AmountKey> blocks, AmountKey key, List<Suspect> ours, List<Suspect> theirs)
    {
        var offered = new HashSet<(int, int)>();
        var left = ByDate(ours);
        var right = ByDate(theirs);
        foreach (var mine in left)
        {
            foreach (var other in Around(right, mine))
            {
                OfferFar(mine, other);
            }
        }

        foreach (var other in right)
        {
            foreach (var mine in Around(left, other))
            {
                OfferFar(mine, other);
            }
        }

        void OfferFar(Suspect mine, Suspect other)
        {
            if (!blocks.IsFirstOf(key, mine, other) || !offered.Add((mine.Place, other.Place)))
            {
                return;
            }

            var distance = Suspect.DistanceOf(mine, other);
            if (!distance.IsNear && _conditions.Unmet(mine.Group, other.Group).Count == 0)
            {
                Offer(mine, other, distance, []);
            }
        }
    }

    private static List<Suspect> ByDate(List<Suspect> suspects) =>
        [
            .. suspects
                .Where(suspect => suspect.Face.IssueDate is not null)
                .OrderBy(suspect => suspect.Face.IssueDate)
                .ThenBy(suspect => suspect.Group.Label, StringComparer.Ordinal)
                .ThenBy(suspect => suspect.Group.Records[0].Id, StringComparer.Ordinal),
        ];

    private static IEnumerable<Suspect> Around(List<Suspect> byDate, Suspect middle)
    {
        var (low, high) = (0, byDate.Count);
        while (low < high)
        {
            var half = (low + high) / 2;
            (low, high) = byDate[half].Face.IssueDate < middle.Face.IssueDate ? (half + 1, high) : (low, half);
        }

        return byDate.Skip(Math.Max(0, low - Neighbourhood)).Take(2 * Neighbourhood);
    }

    // By number and by name: a ledger may state only one of them.
    private string[] OtherPartiesOf(Suspect suspect)
    {
        var keys = new List<string>(4);
        Add(suspect.Face.SellerTaxId, suspect.Face.SellerName);
        Add(suspect.Face.BuyerTaxId, suspect.Face.BuyerName);
        return [.. keys];

        void Add(string? taxId, string? name)
        {
            if (context.Parties.StandingOf(taxId, name) == PartyStanding.Us)
            {
                return;
            }

            if (PartyText.IsStated(taxId))
            {
                keys.Add(PartyText.TaxId(taxId));
            }

            if (PartyText.IsStated(name))
            {
                keys.Add(PartyText.Name(name));
            }
        }
    }

    /// <summary>Two amounts that an invoice states, or the only one: invoices with equal amounts share one.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct AmountKey(int Which, long First, long Second)
    {
        public static AmountKey[] Of(InvoiceRecord record)
        {
            var amount = record.AmountExTax?.Value.Fen;
            var tax = record.TaxAmount?.Value.Fen;
            var total = record.TotalInclTax?.Value.Fen;
            var keys = new List<AmountKey>(3);
            if (amount is { } a && tax is { } t)
            {
                keys.Add(new AmountKey(0, a, t));
            }

            if (amount is { } net && total is { } gross)
            {
                keys.Add(new AmountKey(1, net, gross));
            }

            if (tax is { } part && total is { } whole)
            {
                keys.Add(new AmountKey(2, part, whole));
            }

            if (keys.Count > 0)
            {
                return [.. keys];
            }

            return (amount, tax, total) switch
            {
                ({ } only, _, _) => [new AmountKey(3, only, 0)],
                (_, { } only, _) => [new AmountKey(4, only, 0)],
                (_, _, { } only) => [new AmountKey(5, only, 0)],
                _ => [],
            };
        }
    }
}
