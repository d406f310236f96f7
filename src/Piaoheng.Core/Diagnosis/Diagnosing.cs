using System.Diagnostics.CodeAnalysis;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;

namespace Piaoheng.Core.Diagnosis;

/// <summary>查无发票诊断: puts every question to the facts and ranks the causes. Pure: the same facts give the same result.</summary>
public static class Diagnosing
{
    private const string OursOnly = "ours-only";
    private const string TheirsOnly = "theirs-only";
    private const string Absent = "absent";
    private const string Issued = "issued";

    /// <summary>All steps, in their order.</summary>
    public static IReadOnlyList<DiagnosisStep> Steps { get; } =
    [.. FindSteps().OrderBy(step => step.Order).ThenBy(step => step.Code, StringComparer.Ordinal)];

    /// <summary>Diagnoses.</summary>
    public static DiagnosisResult Run(DiagnosisFacts facts)
    {
        var on = new DiagnosisCase(facts);
        var table = facts.Policy.Causes.At(facts.AsOf);
        var found = Steps.Select(step => (Step: step, Finding: step.Check(on))).ToList();
        var where = WhereOf(facts);
        var isVague = facts.Several.Count > 1;
        string[] places = on.Reach.Direction == Direction.Out ? [Issued, where] : [where];
        var ranked = isVague ? [] : Rank(found.SelectMany(each => each.Finding.Causes), table, places);
        var top = ranked is [var first, ..] ? first : null;
        var args = top?.Args ?? Words(CaseWords.Args(on));
        var entry = top?.Entry ?? table.First(each => each.Cause == Cause.CoverageGap);
        return new DiagnosisResult
        {
            Facts = facts,
            Verdict = VerdictOf(top),
            Says = top is null
                ? "所给内容不足，不能判断；请补充完整的发票号码，或金额和开票日期"
                : Filled(Held(facts, entry) + entry.Says, args),
            Ranked = ranked,
            Steps =
            [
                .. found.Select(each => new CheckedStep(
                    each.Step.Code,
                    each.Step.Name,
                    each.Finding.Outcome,
                    each.Finding.Word,
                    each.Finding.Evidence,
                    each.Finding.At ?? facts.At
                )),
            ],
            Questions = isVague ? [] : QuestionsOf(facts, table, where, top),
            Next = top is null
                ? new NextAction("补充完整的发票号码，或金额和开票日期，再诊断一次", "提出的人", "diagnose", null)
                : new NextAction(
                    Filled(entry.Action, args),
                    Filled(entry.Who, args),
                    LinkOf(entry, args),
                    entry.Letter is { } letter ? Filled(letter, args) : null
                ),
        };
    }

    /// <summary>The fixed word of a verdict: <c>not-found-in-scope</c>.</summary>
    public static string WordOf(DiagnosisVerdict verdict) =>
        verdict switch
        {
            DiagnosisVerdict.Found => "found",
            DiagnosisVerdict.Explained => "explained",
            DiagnosisVerdict.NotFoundInScope => "not-found-in-scope",
            _ => "cannot-tell",
        };

    /// <summary>Which side has it, said before the cause whatever keeps the other side from having it; empty where the cause says it.</summary>
    public static string Held(DiagnosisFacts facts, CauseEntry entry) =>
        entry.Cause == Cause.Found || facts.IsAbsent || facts.IsOnBothSides ? ""
        : facts.Ours.Count > 0 ? "账内有这张票。"
        : "税局有这张票，账内没有。";

    private static DiagnosisVerdict VerdictOf(RankedCause? top) =>
        top is null
            ? DiagnosisVerdict.CannotTell
            : Enum.GetValues<DiagnosisVerdict>().First(each => WordOf(each) == top.Entry.Verdict);

    private static string WhereOf(DiagnosisFacts facts) =>
        facts.IsAbsent ? Absent
        : facts.IsOnBothSides ? ""
        : facts.Ours.Count > 0 ? OursOnly
        : TheirsOnly;

    private static IReadOnlyList<RankedCause> Rank(
        IEnumerable<Suspicion> suspicions,
        IReadOnlyList<CauseEntry> table,
        string[] where
    )
    {
        var places = table
            .Index()
            .GroupBy(each => each.Item.Cause, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Index, StringComparer.Ordinal);
        return
        [
            .. suspicions
                .GroupBy(each => each.Cause, StringComparer.Ordinal)
                .Select(group => group.MaxBy(each => each.Confidence)!)
                .OrderByDescending(each => each.Confidence)
                .ThenBy(each => places.GetValueOrDefault(each.Cause, int.MaxValue))
                .Select(each => new RankedCause(
                    EntryOf(table, each.Cause, where),
                    each.Confidence,
                    each.Because,
                    Words(each.Args)
                )),
        ];
    }

    private static CauseEntry EntryOf(IReadOnlyList<CauseEntry> table, string cause, string[] where) =>
        where
            .Select(place => table.FirstOrDefault(entry => entry.Cause == cause && entry.Where == place))
            .FirstOrDefault(entry => entry is not null)
        ?? table.FirstOrDefault(entry => entry.Cause == cause && entry.Where is null)
        ?? throw new PolicyException($"policy/causes has no entry for '{cause}'");

    // What was answered by 是 or 否 is not asked again; who does not know may be followed by one who does.
    private static IReadOnlyList<CauseQuestion> QuestionsOf(
        DiagnosisFacts facts,
        IReadOnlyList<CauseEntry> table,
        string where,
        RankedCause? top
    ) =>
        top is not null && top.Confidence == Sureness.Stated && top.Entry.Verdict == "explained"
            ? []
            :
            [
                .. table
                    .Where(entry => entry.Question is not null && entry.Asked.Contains(where, StringComparer.Ordinal))
                    .Where(entry =>
                        facts.Answers?.Any(each => each.Cause == entry.Cause && each.Answer != PersonAnswer.Unknown) != true
                    )
                    .Select(entry => new CauseQuestion(entry.Cause, entry.Question!)),
            ];

    // A link of which a part is not known leads nowhere.
    private static string? LinkOf(CauseEntry entry, IReadOnlyDictionary<string, string> args)
    {
        if (entry.Link is not { } link)
        {
            return null;
        }

        foreach (var (name, value) in args)
        {
            var place = "{" + name + "}";
            if (link == place)
            {
                // The whole of it is an address already.
                return value.Length == 0 ? null : value;
            }

            if (link.Contains(place, StringComparison.Ordinal))
            {
                if (value.Length == 0)
                {
                    return null;
                }

                link = link.Replace(place, Uri.EscapeDataString(value), StringComparison.Ordinal);
            }
        }

        return link.Contains('{', StringComparison.Ordinal) ? null : link;
    }

    private static string Filled(string template, IReadOnlyDictionary<string, string> args) =>
        new Text.CodedText("", template, args).Render();

    private static SortedDictionary<string, string> Words(IReadOnlyList<(string Name, string Value)> args)
    {
        var words = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in args)
        {
            words[name] = value;
        }

        return words;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The program is not trimmed.")]
    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "The program is not trimmed.")]
    private static IEnumerable<DiagnosisStep> FindSteps() =>
        typeof(Diagnosing)
            .Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(DiagnosisStep)))
            .Select(type => (DiagnosisStep)Activator.CreateInstance(type)!);
}
