using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Text;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Mail;

/// <summary>设置收票邮箱: server, folder and rules; the password goes to its own place and is never given out again.</summary>
internal sealed class SetUpMailbox(
    MailboxBook book,
    MailboxInput input,
    ITaxpayers taxpayers,
    Database db,
    AuditLog audit,
    IdSource ids,
    TimeProvider time
) : ISlice
{
    /// <summary>What is set.</summary>
    public sealed record Request
    {
        /// <summary>名称; empty = the user name.</summary>
        public string? Name { get; init; }

        /// <summary>服务器.</summary>
        public string? Server { get; init; }

        /// <summary>端口; null = the usual one.</summary>
        public int? Port { get; init; }

        /// <summary>A word of <see cref="MailSecurity"/>.</summary>
        public string? Security { get; init; }

        /// <summary>SHA-256 of a certificate to trust.</summary>
        public string? Fingerprint { get; init; }

        /// <summary>用户名.</summary>
        public string? UserName { get; init; }

        /// <summary>密码或授权码; empty keeps the one that is kept.</summary>
        public string? Password { get; init; }

        /// <summary>文件夹; empty = INBOX.</summary>
        public string? Folder { get; init; }

        /// <summary>A word of <see cref="MailMark"/>.</summary>
        public string? Mark { get; init; }

        /// <summary>Mails that arrived before are left.</summary>
        public DateOnly? Since { get; init; }

        /// <summary>How often it is looked into.</summary>
        public int? EveryMinutes { get; init; }

        /// <summary>Whether it is looked into at all.</summary>
        public bool IsOn { get; init; } = true;

        /// <summary>收取规则, in their order.</summary>
        public IReadOnlyList<RuleRequest>? Rules { get; init; }
    }

    /// <param name="Field">A field that rules look at.</param>
    /// <param name="Pattern">What it must contain.</param>
    /// <param name="Action"><c>take</c> or <c>ignore</c>.</param>
    /// <param name="Target">For <c>take</c>: whose they are; empty = the taxpayer of the mailbox.</param>
    public sealed record RuleRequest(string? Field, string? Pattern, string? Action, string? Target);

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapPost(
                "/api/taxpayers/{taxpayer}/mailboxes",
                (SetUpMailbox slice, string taxpayer, Request body, Actor actor, CancellationToken ct) =>
                    slice.SetUp(taxpayer, null, body, actor, ct).ToHttp(id => Results.Ok(new { mailbox = MailboxBook.Key(id) }))
            )
            .Requires(MailPermissions.Change);
        routes
            .MapPut(
                "/api/taxpayers/{taxpayer}/mailboxes/{mailbox:long}",
                (SetUpMailbox slice, string taxpayer, long mailbox, Request body, Actor actor, CancellationToken ct) =>
                    slice.SetUp(taxpayer, mailbox, body, actor, ct).ToHttp(_ => Results.NoContent())
            )
            .Requires(MailPermissions.Change);
    }

    /// <summary>Sets a mailbox up, or changes it.</summary>
    /// <returns>Its id.</returns>
    public async Task<Outcome<long>> SetUp(string number, long? mailboxId, Request request, Actor actor, CancellationToken ct)
    {
        if (await taxpayers.FindByNumber(number, ct) is not { } taxpayer)
        {
            return Refusal.NotFound;
        }

        var old = mailboxId is { } id ? await book.Find(taxpayer.TaxpayerId, id, ct) : null;
        if (mailboxId is not null && old is null)
        {
            return Refusal.NotFound;
        }

        var hasPassword = !string.IsNullOrEmpty(request.Password) || (old is not null && book.HasPassword(old.MailboxId));
        if (MailboxInput.WhyNot(request, hasPassword) is { } refusal)
        {
            return refusal;
        }

        var mailbox = New(taxpayer.TaxpayerId, old, request);
        var rules = await input.Rules(mailbox, request.Rules ?? [], ct);
        return rules.Succeeded(out var stored) ? await Store(mailbox, old, stored, request.Password, actor, ct) : rules.Refusal!;
    }

    private MailboxRecord New(long taxpayerId, MailboxRecord? old, Request request)
    {
        var (server, folder) = (request.Server!.Trim(), MailboxInput.FolderOf(request));
        var user = request.UserName!.Trim();
        // Another folder counts its mails otherwise.
        var isSame =
            old is not null
            && string.Equals(old.Server, server, StringComparison.OrdinalIgnoreCase)
            && string.Equals(old.UserName, user, StringComparison.Ordinal)
            && string.Equals(old.Folder, folder, StringComparison.Ordinal);
        // Mails of earlier days are looked for from the beginning again; those that are safe are known.
        var isAsFar = isSame && (request.Since ?? DateOnly.MinValue) >= (old!.Since ?? DateOnly.MinValue);
        var now = time.GetUtcNow();
        return new MailboxRecord
        {
            TaxpayerId = taxpayerId,
            MailboxId = old?.MailboxId ?? ids.Next(),
            Name = string.IsNullOrWhiteSpace(request.Name) ? user : request.Name.Trim(),
            Server = server,
            Port = MailboxInput.PortOf(request),
            Security = request.Security!,
            Fingerprint = MailboxInput.FingerprintOf(request),
            UserName = user,
            Folder = folder,
            Mark = request.Mark!,
            Since = request.Since,
            EveryMinutes = request.EveryMinutes ?? MailboxInput.UsualMinutes,
            IsOn = request.IsOn,
            ChangedAt = now,
            Generation = (old?.Generation ?? 0) + (isSame ? 0 : 1),
            Numbering = isSame ? old!.Numbering : 0,
            LastUid = isAsFar ? old!.LastUid : 0,
            IsFetching = false,
            NextAt = now,
            Failures = 0,
            TriedAt = old?.TriedAt,
            SucceededAt = old?.SucceededAt,
            Brought = old?.Brought ?? 0,
            Problem = ReadingCodec.WriteTexts(Array.Empty<CodedText>()),
        };
    }

    private async Task<Outcome<long>> Store(
        MailboxRecord mailbox,
        MailboxRecord? old,
        IReadOnlyList<MailRuleRecord> rules,
        string? password,
        Actor actor,
        CancellationToken ct
    )
    {
        if (!string.IsNullOrEmpty(password))
        {
            book.KeepPassword(mailbox.MailboxId, password);
        }

        await using var work = await UnitOfWork.Begin(db, mailbox.TaxpayerId, ct);
        await db.Set<MailboxRecord>()
            .Where(row => row.TaxpayerId == mailbox.TaxpayerId && row.MailboxId == mailbox.MailboxId)
            .ExecuteDeleteAsync(ct);
        await db.Set<MailRuleRecord>()
            .Where(row => row.TaxpayerId == mailbox.TaxpayerId && row.MailboxId == mailbox.MailboxId)
            .ExecuteDeleteAsync(ct);
        await db.AddMany([mailbox], ct);
        await db.AddMany(rules, ct);
        await audit.Write(
            mailbox.TaxpayerId,
            actor,
            new AuditEvent(
                MailActions.Change.Id,
                "mailbox:" + MailboxBook.Key(mailbox.MailboxId),
                ("name", mailbox.Name),
                ("server", string.Create(CultureInfo.InvariantCulture, $"{mailbox.Server}:{mailbox.Port} {mailbox.Security}")),
                ("user", mailbox.UserName),
                ("folder", mailbox.Folder),
                ("rules", rules.Count.ToString(CultureInfo.InvariantCulture)),
                ("isOn", mailbox.IsOn ? "yes" : "no"),
                ("isNew", old is null ? "yes" : "no"),
                ("passwordChanged", string.IsNullOrEmpty(password) ? "no" : "yes")
            ),
            ct
        );
        await work.Commit(ct);
        return mailbox.MailboxId;
    }
}
