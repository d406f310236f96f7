using Piaoheng.Server.Modules.Taxpayers.Contracts;

namespace Piaoheng.Server.Modules.Mail.Pages;

/// <summary>The form of a mailbox.</summary>
public sealed record MailboxForm
{
    public string? Name { get; init; }

    public string? Server { get; init; }

    public int? Port { get; init; }

    public string? Security { get; init; }

    public string? Fingerprint { get; init; }

    public string? UserName { get; init; }

    public string? Password { get; init; }

    public string? Folder { get; init; }

    public string? Mark { get; init; }

    public DateOnly? Since { get; init; }

    public int? EveryMinutes { get; init; }

    public bool IsOn { get; init; }

    public IReadOnlyList<RuleForm> Rules { get; init; } = [];

    /// <summary>One rule: what it does is <c>take</c>, <c>ignore</c>, or the tax number of another company.</summary>
    public sealed record RuleForm
    {
        public string? Field { get; init; }

        public string? Pattern { get; init; }

        public string? Does { get; init; }
    }

    /// <summary>The form of a new mailbox.</summary>
    internal static MailboxForm Empty(int rules) =>
        new MailboxForm
        {
            Security = MailSecurity.Tls,
            Mark = MailMark.Keyword,
            Folder = "INBOX",
            EveryMinutes = MailboxInput.UsualMinutes,
            IsOn = true,
        }.WithSpareRules(rules);

    /// <summary>The form of a mailbox.</summary>
    internal static MailboxForm Of(MailboxRecord mailbox, IEnumerable<MailRuleRecord> rules, IReadOnlyList<Taxpayer> companies) =>
        new()
        {
            Name = mailbox.Name,
            Server = mailbox.Server,
            Port = mailbox.Port,
            Security = mailbox.Security,
            Fingerprint = mailbox.Fingerprint,
            UserName = mailbox.UserName,
            Folder = mailbox.Folder,
            Mark = mailbox.Mark,
            Since = mailbox.Since,
            EveryMinutes = mailbox.EveryMinutes,
            IsOn = mailbox.IsOn,
            Rules =
            [
                .. rules.Select(rule => new RuleForm
                {
                    Field = rule.Field,
                    Pattern = rule.Pattern,
                    Does =
                        rule.Action == MailRules.Ignore ? MailRules.Ignore
                        : rule.TargetId == rule.TaxpayerId ? MailRules.Take
                        : companies.FirstOrDefault(company => company.TaxpayerId == rule.TargetId)?.Number ?? MailRules.Take,
                }),
            ],
        };

    /// <summary>With blank rows for further rules.</summary>
    internal MailboxForm WithSpareRules(int count) =>
        this with
        {
            Rules =
            [
                .. Rules.Where(rule => !string.IsNullOrWhiteSpace(rule.Pattern)),
                .. Enumerable.Repeat(new RuleForm { Field = MailRules.From, Does = MailRules.Take }, count),
            ],
        };

    /// <summary>What is asked for.</summary>
    internal SetUpMailbox.Request ToRequest() =>
        new()
        {
            Name = Name,
            Server = Server,
            Port = Port,
            Security = Security,
            Fingerprint = Fingerprint,
            UserName = UserName,
            Password = Password,
            Folder = Folder,
            Mark = Mark,
            Since = Since,
            EveryMinutes = EveryMinutes,
            IsOn = IsOn,
            Rules = [.. Rules.Select(ToRequest)],
        };

    private static SetUpMailbox.RuleRequest ToRequest(RuleForm rule) =>
        rule.Does is MailRules.Take or MailRules.Ignore
            ? new(rule.Field, rule.Pattern, rule.Does, null)
            : new(rule.Field, rule.Pattern, MailRules.Take, rule.Does);
}
