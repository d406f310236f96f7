using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Validation;

/// <summary>校验规则: one check of one reading. Found by type scan; severity, kinds and dates stand in <c>policy/rules/</c> under its code.</summary>
/// <remarks>A rule needs a public constructor without arguments, keeps no state and says nothing of fields that are not stated.</remarks>
public abstract class InvoiceRule
{
    /// <summary>Stable id of the rule sheet: <c>V-040</c>.</summary>
    public abstract string Code { get; }

    /// <summary>The Chinese sentence; <c>{field}</c>, <c>{expected}</c>, <c>{found}</c> and own arguments in braces.</summary>
    public abstract string Message { get; }

    /// <summary>Whether the rule also looks at files that could not be read; others see invoices only.</summary>
    public virtual bool SeesUnreadable => false;

    /// <summary>Everything that is wrong, not only the first.</summary>
    public abstract IEnumerable<RuleHit> Check(RuleSubject subject);

    /// <summary>The finding for a hit: as severe as the data of the rule have it, or milder where the case is.</summary>
    public Finding FindingOf(RuleHit hit, RuleTerms terms) =>
        new(
            new CodedText(Code, Message, ArgsOf(hit)),
            hit.AtMost < terms.EffectiveSeverity ? hit.AtMost : terms.EffectiveSeverity,
            hit.Field,
            hit.Expected,
            hit.Found
        );

    private static (string Name, string Value)[] ArgsOf(RuleHit hit) =>
        [
            ("field", hit.Field is null ? "" : FieldName.Of(hit.Field)),
            ("expected", hit.Expected ?? "（无）"),
            ("found", hit.Found is null or "" ? "（空）" : hit.Found),
            .. hit.Args,
        ];
}
