namespace Piaoheng.Server.Modules.Mail;

/// <summary>收取规则 of a mailbox; the first that fits a mail decides.</summary>
public sealed class MailRuleRecord
{
    /// <summary>Taxpayer whose mailbox it is.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Mailbox.</summary>
    public required long MailboxId { get; init; }

    /// <summary>Its place.</summary>
    public required int RuleNo { get; init; }

    /// <summary><c>from</c>, <c>subject</c> or <c>recipient</c>.</summary>
    public required string Field { get; init; }

    /// <summary>What it must contain, in any case.</summary>
    public required string Pattern { get; init; }

    /// <summary><c>take</c> or <c>ignore</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The taxpayer for whom it is taken.</summary>
    public required long TargetId { get; init; }
}
