using System.Globalization;
using System.Net;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Outcomes;

namespace Piaoheng.Server.Modules.Mail;

/// <summary>What a person may set for a mailbox; every refusal names the field.</summary>
internal sealed class MailboxInput(ITaxpayers taxpayers)
{
    public const int UsualMinutes = 10;
    public const int MaxRules = 50;

    private const int LongestText = 200;
    private const int MaxMinutes = 24 * 60;

    private static readonly RefusalText Missing = new("MAIL-50", "还缺：{field}；补全后再保存");
    private static readonly RefusalText BadServer = new("MAIL-51", "服务器“{server}”不是主机名或地址；填写如 imap.exmail.qq.com");
    private static readonly RefusalText BadPort = new("MAIL-52", "端口应在 1 到 65535 之间，收信一般是 993 或 143");
    private static readonly RefusalText BadMinutes = new("MAIL-53", "收取间隔应在 1 到 {limit} 分钟之间");
    private static readonly RefusalText Unprotected = new(
        "MAIL-54",
        "不加密的连接只限本机（127.0.0.1、localhost）；改用 TLS 或 STARTTLS"
    );
    private static readonly RefusalText BadChoice = new("MAIL-55", "{field}“{value}”不是可选的值");
    private static readonly RefusalText BadFingerprint = new("MAIL-56", "证书指纹应为 64 位十六进制的 SHA-256；不需要就留空");
    private static readonly RefusalText NoTarget = new("MAIL-57", "第 {number} 条规则指定的单位 {target} 不存在，或您无权使用");
    private static readonly RefusalText TooManyRules = new("MAIL-58", "规则最多 {limit} 条");
    private static readonly RefusalText TooLong = new("MAIL-59", "{field}超过 {limit} 个字符");

    /// <summary>Why a request cannot be accepted; null when it can.</summary>
    public static Refusal? WhyNot(SetUpMailbox.Request request, bool hasPassword) =>
        WhatLacks(request, hasPassword) ?? WhatIsTooLong(request) ?? WhatIsWrong(request);

    /// <summary>The rules as they are stored; blank ones are left out.</summary>
    public async Task<Outcome<IReadOnlyList<MailRuleRecord>>> Rules(
        MailboxRecord mailbox,
        IReadOnlyList<SetUpMailbox.RuleRequest> given,
        CancellationToken cancellation
    )
    {
        var rules = new List<MailRuleRecord>();
        foreach (var rule in given.Where(rule => !string.IsNullOrWhiteSpace(rule.Pattern)))
        {
            if (rules.Count == MaxRules)
            {
                return Refusal.Invalid(TooManyRules, ("limit", Number(MaxRules)));
            }

            if (WhyNot(rule) is { } refusal)
            {
                return refusal;
            }

            var target = mailbox.TaxpayerId;
            if (!string.IsNullOrWhiteSpace(rule.Target))
            {
                if (await taxpayers.FindByNumber(rule.Target.Trim(), cancellation) is not { } found)
                {
                    return Refusal.Invalid(NoTarget, ("number", Number(rules.Count + 1)), ("target", rule.Target));
                }

                target = found.TaxpayerId;
            }

            rules.Add(
                new MailRuleRecord
                {
                    TaxpayerId = mailbox.TaxpayerId,
                    MailboxId = mailbox.MailboxId,
                    RuleNo = rules.Count + 1,
                    Field = rule.Field!,
                    Pattern = rule.Pattern!.Trim(),
                    Action = rule.Action!,
                    TargetId = target,
                }
            );
        }

        return rules;
    }

    public static int PortOf(SetUpMailbox.Request request) => request.Port ?? (request.Security == MailSecurity.Tls ? 993 : 143);

    public static string FolderOf(SetUpMailbox.Request request) =>
        string.IsNullOrWhiteSpace(request.Folder) ? "INBOX" : request.Folder.Trim();

    /// <summary>As programs show fingerprints, with colons or blanks, or without.</summary>
    public static string FingerprintOf(SetUpMailbox.Request request) =>
        (request.Fingerprint ?? "")
            .Replace(":", "", StringComparison.Ordinal)
            .Replace(" ", "", StringComparison.Ordinal)
            .ToUpperInvariant();

    private static Refusal? WhatLacks(SetUpMailbox.Request request, bool hasPassword)
    {
        string?[] missing =
        [
            string.IsNullOrWhiteSpace(request.Server) ? "服务器" : null,
            string.IsNullOrWhiteSpace(request.UserName) ? "用户名" : null,
            hasPassword ? null : "密码或授权码",
        ];
        var named = missing.OfType<string>().ToList();
        return named.Count > 0 ? Refusal.Invalid(Missing, ("field", Spoken.List(named))) : null;
    }

    private static Refusal? WhatIsTooLong(SetUpMailbox.Request request)
    {
        (string Name, string? Value)[] fields =
        [
            ("名称", request.Name),
            ("服务器", request.Server),
            ("用户名", request.UserName),
            ("密码", request.Password),
            ("文件夹", request.Folder),
            .. (request.Rules ?? []).Select(rule => ("规则内容", rule.Pattern)),
        ];
        var excess = fields.FirstOrDefault(field => field.Value?.Length > LongestText).Name;
        return excess is null ? null : Refusal.Invalid(TooLong, ("field", excess), ("limit", Number(LongestText)));
    }

    private static Refusal? WhatIsWrong(SetUpMailbox.Request request)
    {
        var server = request.Server!.Trim();
        if (Uri.CheckHostName(server) == UriHostNameType.Unknown)
        {
            return Refusal.Invalid(BadServer, ("server", server));
        }

        if (PortOf(request) is < 1 or > IPEndPoint.MaxPort)
        {
            return Refusal.Invalid(BadPort);
        }

        if (request.EveryMinutes is < 1 or > MaxMinutes)
        {
            return Refusal.Invalid(BadMinutes, ("limit", Number(MaxMinutes)));
        }

        if (MailWords.Securities.All(one => one.Id != request.Security))
        {
            return Refusal.Invalid(BadChoice, ("field", "加密方式"), ("value", request.Security ?? ""));
        }

        if (MailWords.Marks.All(one => one.Id != request.Mark))
        {
            return Refusal.Invalid(BadChoice, ("field", "收取后的标记"), ("value", request.Mark ?? ""));
        }

        if (request.Security == MailSecurity.None && !IsThisMachine(server))
        {
            return Refusal.Invalid(Unprotected);
        }

        var fingerprint = FingerprintOf(request);
        return fingerprint.Length is 0 or 64 && fingerprint.All(char.IsAsciiHexDigit) ? null : Refusal.Invalid(BadFingerprint);
    }

    private static Refusal? WhyNot(SetUpMailbox.RuleRequest rule) =>
        MailWords.Fields.All(field => field.Id != rule.Field)
            ? Refusal.Invalid(BadChoice, ("field", "规则的字段"), ("value", rule.Field ?? ""))
        : rule.Action is not (MailRules.Take or MailRules.Ignore)
            ? Refusal.Invalid(BadChoice, ("field", "规则的处理"), ("value", rule.Action ?? ""))
        : null;

    private static bool IsThisMachine(string server) =>
        server.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(server, out var address) && IPAddress.IsLoopback(address));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
