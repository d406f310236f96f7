using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation.ByHand;
using Piaoheng.Core.Reconciliation.Comparing;
using Piaoheng.Core.Reconciliation.Grouping;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Reconciliation.Numbers;

/// <summary>疑似号码录错: proposals that an invoice of ours and one of theirs are one, and the candidates of all others.</summary>
internal sealed class NumberSuspects
{
    private const string Rule = "REC-NUMBER";

    private readonly Dictionary<RecordGroup, Suspect> _suspects = [];
    private readonly Dictionary<RecordGroup, PossiblePair> _proposed = [];

    /// <summary>Searches among the invoices that only one side has.</summary>
    public NumberSuspects(RunContext context, IReadOnlyList<InvoicePair> all, HandPairs byHand)
    {
        var ours = SuspectsOf(all.Where(pair => pair.Theirs is null).Select(pair => pair.Ours!));
        var theirs = SuspectsOf(all.Where(pair => pair.Ours is null).Select(pair => pair.Theirs!));
        var eligible = new SuspectSearch(context, byHand).Run(ours, theirs);
        SuspectAssignment.Run(eligible, new NeighbourNumbers(context, all, eligible));
        foreach (var pair in eligible.Where(pair => pair.State == PossiblePairState.Proposed))
        {
            _proposed.Add(pair.Ours.Group, pair);
            _proposed.Add(pair.Theirs.Group, pair);
        }
    }

    /// <summary>The proposal that holds a group: given for our group, silent for theirs.</summary>
    /// <param name="group">An unpaired group.</param>
    /// <param name="proposal">The result; null where the other end of the pair gives it.</param>
    /// <returns>Whether the group is in a proposal.</returns>
    public bool TryPropose(RecordGroup group, out ReconciliationResult? proposal)
    {
        proposal = null;
        if (!_proposed.TryGetValue(group, out var pair))
        {
            return false;
        }

        proposal = group.Side == Side.Ours ? ResultOf(pair) : null;
        return true;
    }

    /// <summary>The nearest groups of the other side for an unpaired group without a proposal.</summary>
    public IReadOnlyList<Candidate> CandidatesOf(RecordGroup group)
    {
        var nearest = _suspects[group].Nearest.Nearest;
        return nearest.Count == 0 ? [] : [.. nearest.Select(pair => CandidateFor(group, pair))];
    }

    private List<Suspect> SuspectsOf(IEnumerable<RecordGroup> groups)
    {
        var suspects = new List<Suspect>();
        foreach (var group in groups)
        {
            var suspect = new Suspect(group, suspects.Count);
            suspects.Add(suspect);
            _suspects.Add(group, suspect);
        }

        return suspects;
    }

    private static ReconciliationResult ResultOf(PossiblePair pair)
    {
        var ours = pair.Ours.Group;
        var theirs = pair.Theirs.Group;
        var numbers = (("ours", ours.Label), ("theirs", theirs.Label));
        var (reason, confidence) = pair.Distance.Edits switch
        {
            0 => (
                new CodedText(
                    "REC-NUMBER-PARTIAL",
                    "号码相同而代码缺少或不同（账内 {ours}，税局 {theirs}），方向、销售方、三项金额相同，日期相近，且别无候选；请核对原件",
                    numbers.Item1,
                    numbers.Item2
                ),
                CertaintyOf.NumberWithoutCode
            ),
            var edits => (
                new CodedText(
                    "REC-NUMBER-SUSPECT",
                    "号码相差 {edits} 处（账内 {ours}，税局 {theirs}），方向、销售方、三项金额相同，日期相近，且别无候选；请核对原件",
                    ("edits", edits.ToString(CultureInfo.InvariantCulture)),
                    numbers.Item1,
                    numbers.Item2
                ),
                edits == 1 ? CertaintyOf.OneEdit : CertaintyOf.TwoEdits
            ),
        };
        return new ReconciliationResult
        {
            Kind = DifferenceKind.NumberSuspect,
            Ours = ours,
            Theirs = theirs,
            Fields = NumberFields.Of(ours.Face, theirs.Face),
            Reason = reason,
            Rule = Rule,
            Confidence = confidence,
        };
    }

    private static Candidate CandidateFor(RecordGroup group, PossiblePair pair)
    {
        var other = group.Side == Side.Ours ? pair.Theirs.Group : pair.Ours.Group;
        List<FieldDifference> apart = [.. NumberFields.Of(pair.Ours.Face, pair.Theirs.Face), .. pair.Apart];
        return new Candidate(other, pair.Distance.IsNear ? pair.Distance.Edits : null, apart, WhyNot(pair));
    }

    private static CodedText WhyNot(PossiblePair pair)
    {
        if (pair.IsApartByHand)
        {
            return new CodedText("REC-CANDIDATE-BY-HAND", "已人工判断不是同一张");
        }

        if (!pair.Distance.IsNear)
        {
            return new CodedText("REC-CANDIDATE-FAR", "销售方、金额相同，日期相近，但号码相差超过两处");
        }

        var edits = ("edits", pair.Distance.Edits.ToString(CultureInfo.InvariantCulture));
        if (pair.Apart.Count > 0)
        {
            return new CodedText(
                "REC-CANDIDATE-APART",
                "号码相差 {edits} 处，但{fields}不同",
                edits,
                ("fields", FieldKey.ChineseOf(pair.Apart))
            );
        }

        return pair.State switch
        {
            PossiblePairState.Ambiguous => new CodedText(
                "REC-CANDIDATE-AMBIGUOUS",
                "号码相差 {edits} 处，同样接近的不止一张，不能确定",
                edits
            ),
            PossiblePairState.Neighbours => new CodedText(
                "REC-CANDIDATE-NEIGHBOURS",
                "只有号码末两位不同，而该销售方有相邻号码的发票，不能确定"
            ),
            _ => new CodedText("REC-CANDIDATE-TAKEN", "号码相差 {edits} 处，但另有号码更接近的发票", edits),
        };
    }
}
