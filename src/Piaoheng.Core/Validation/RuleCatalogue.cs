using System.Diagnostics.CodeAnalysis;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;

namespace Piaoheng.Core.Validation;

/// <summary>规则目录: all rules of this assembly with their dated data. Immutable; one for a policy pack.</summary>
public sealed class RuleCatalogue
{
    private readonly PolicyPack _policy;

    /// <summary>All rules, working by the given policy.</summary>
    /// <exception cref="PolicyException">A rule has no data, or data have no rule.</exception>
    public RuleCatalogue(PolicyPack policy)
    {
        _policy = policy;
        Rules = [.. FindRules().OrderBy(rule => rule.Code, StringComparer.Ordinal)];
        var codes = Rules.Select(rule => rule.Code).ToHashSet(StringComparer.Ordinal);
        if (codes.Count < Rules.Count || !codes.SetEquals(policy.Rules.Ids))
        {
            var odd = codes
                .Except(policy.Rules.Ids, StringComparer.Ordinal)
                .Concat(policy.Rules.Ids.Except(codes, StringComparer.Ordinal));
            throw new PolicyException($"policy/rules and the rules of the program differ: {string.Join(", ", odd)}");
        }
    }

    /// <summary>All rules, by code.</summary>
    public IReadOnlyList<InvoiceRule> Rules { get; }

    /// <summary>Checks a reading by every rule in force on its 开票日期 (today, when it states none).</summary>
    /// <returns>All findings, by code; empty for what is no invoice.</returns>
    public IReadOnlyList<Finding> Validate(Reading reading, ValidationContext context)
    {
        if (reading.Kind is KindId.NotAnInvoice or KindId.SupportingDocument)
        {
            return [];
        }

        var isUnreadable = reading.Kind is KindId.Unreadable;
        var day = reading.IssueDate is { } issued && issued <= context.Today ? issued : context.Today;
        var kind = _policy.Kinds.At(reading.Kind, day) ?? _policy.Kinds.Find(reading.Kind);
        var subject = new RuleSubject(reading, kind, context, _policy);
        List<Finding>? findings = null;
        foreach (var rule in Rules)
        {
            if (
                (isUnreadable && !rule.SeesUnreadable)
                || _policy.Rules.At(rule.Code, day) is not { } terms
                || !terms.Concerns(reading.Kind)
            )
            {
                continue;
            }

            subject.Terms = terms;
            foreach (var hit in rule.Check(subject))
            {
                (findings ??= []).Add(rule.FindingOf(hit, terms));
            }
        }

        return findings ?? [];
    }

    /// <summary>The reading with the findings of the rules behind those of its reader; what the reader already said is not said twice.</summary>
    public Reading Checked(Reading reading, ValidationContext context)
    {
        var own = reading.Findings.Select(finding => (finding.Code, finding.Field)).ToHashSet();
        var further = Validate(reading, context).Where(finding => !own.Contains((finding.Code, finding.Field)));
        return reading with { Findings = [.. reading.Findings, .. further] };
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The program is not trimmed.")]
    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "The program is not trimmed.")]
    private static IEnumerable<InvoiceRule> FindRules() =>
        typeof(RuleCatalogue)
            .Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(InvoiceRule)))
            .Select(type => (InvoiceRule)Activator.CreateInstance(type)!);
}
