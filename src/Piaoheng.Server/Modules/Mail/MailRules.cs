using Piaoheng.Formats.Mail;

namespace Piaoheng.Server.Modules.Mail;

/// <summary>收取规则: which rule decides about a mail.</summary>
internal static class MailRules
{
    public const string From = "from";
    public const string Subject = "subject";
    public const string Recipient = "recipient";

    public const string Take = "take";
    public const string Ignore = "ignore";

    /// <summary>The first rule that fits; null where none does: then the mail is taken for the taxpayer of its mailbox.</summary>
    public static MailRuleRecord? Deciding(IEnumerable<MailRuleRecord> rules, MailHead mail) =>
        rules.OrderBy(rule => rule.RuleNo).FirstOrDefault(rule => Fits(rule, mail));

    private static bool Fits(MailRuleRecord rule, MailHead mail) =>
        rule.Field switch
        {
            From => Holds(mail.From, rule.Pattern),
            Subject => Holds(mail.Subject, rule.Pattern),
            Recipient => mail.Recipients.Any(recipient => Holds(recipient, rule.Pattern)),
            _ => false,
        };

    private static bool Holds(string text, string pattern) => text.Contains(pattern, StringComparison.OrdinalIgnoreCase);
}
