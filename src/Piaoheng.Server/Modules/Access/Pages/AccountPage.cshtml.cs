using System.Globalization;
using System.Net.Mime;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Core.Access;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Access.Pages;

/// <summary>我的账号: password, second factor, sessions, API keys.</summary>
[Requires(typeof(AccessPermissions), nameof(AccessPermissions.OwnAccount))]
internal sealed class AccountPage(
    UserBook book,
    RoleBook roles,
    SessionBook sessions,
    SecondFactor factor,
    RecoveryCodes codes,
    ApiKeys keys,
    Passkeys passkeys,
    SignIn signIn,
    IDataProtectionProvider protection,
    Actor actor
) : PageModel
{
    private static readonly RefusalText Differ = new("ACC-07", "两次输入的口令不一样");

    public UserRecord Account { get; private set; } = new();

    public IReadOnlyList<RoleTerms> Roles { get; private set; } = [];

    /// <summary>Companies to which the roles are limited; null = every company.</summary>
    public int? LimitedTo => actor.Scope.Taxpayers?.Count;

    public IReadOnlyList<SessionRecord> Sessions { get; private set; } = [];

    public IReadOnlyList<ApiKeyRecord> Keys { get; private set; } = [];

    public IReadOnlyList<PasskeyRecord> Passkeys { get; private set; } = [];

    public int CodesLeft { get; private set; }

    /// <summary>Permissions that a key can be given.</summary>
    public IReadOnlyList<Permission> Scopes =>
        [.. PermissionCatalogue.All.Where(permission => actor.May(permission) && permission != AccessPermissions.OwnAccount)];

    /// <summary>The session of this browser.</summary>
    public long? Here => actor.SessionId;

    /// <summary>Why something was refused, and in which card.</summary>
    public (string Card, string Text)? Refused { get; private set; }

    /// <summary>A new secret that is being put into an authenticator.</summary>
    public string? NewSecret { get; private set; }

    /// <summary>The same, sealed, so that the browser cannot exchange it.</summary>
    public string? SealedSecret { get; private set; }

    /// <summary>New recovery codes, shown once.</summary>
    public IReadOnlyList<string> NewCodes { get; private set; } = [];

    /// <summary>A new API key, shown once.</summary>
    public string? NewKey { get; private set; }

    public DateTimeOffset LastSeen(SessionRecord session) => sessions.LastSeen(session);

    public bool IsInForce(ApiKeyRecord key) => keys.IsInForce(key);

    public Task OnGet(CancellationToken cancellation) => Load(cancellation);

    [Requires(typeof(AccessPermissions), nameof(AccessPermissions.OwnAccount))]
    public async Task<IActionResult> OnPostPassword(string? present, string? next, string? again, CancellationToken cancellation)
    {
        if (!string.Equals(next, again, StringComparison.Ordinal))
        {
            return await Refuse("password", Refusal.Invalid(Differ), cancellation);
        }

        var outcome = await book.ChangePassword(actor.UserId, (present ?? "", next ?? ""), actor, cancellation);
        if (!outcome.Succeeded(out var user))
        {
            return await Refuse("password", outcome.Refusal!, cancellation);
        }

        // All sessions ended with the old password; this browser goes on in a new one.
        SessionCookie.Write(HttpContext, (await signIn.AsNew(user, Caller.Of(HttpContext), cancellation)).Token!);
        TempData.Say("口令已修改，其他地方的登录已全部退出。");
        return Redirect("/account");
    }

    [Requires(typeof(AccessPermissions), nameof(AccessPermissions.OwnAccount))]
    public async Task<IActionResult> OnPostTotpStart(CancellationToken cancellation)
    {
        Offer(SecondFactor.NewSecret());
        await Load(cancellation);
        return Page();
    }

    [Requires(typeof(AccessPermissions), nameof(AccessPermissions.OwnAccount))]
    public async Task<IActionResult> OnPostTotpOn(string? secret, string? code, CancellationToken cancellation)
    {
        byte[] opened;
        try
        {
            opened = Protector.Unprotect(Convert.FromBase64String(secret ?? ""));
        }
        catch (Exception exception) when (exception is FormatException or System.Security.Cryptography.CryptographicException)
        {
            return await OnPostTotpStart(cancellation);
        }

        var outcome = await factor.SwitchOn(actor.UserId, opened, code ?? "", actor, cancellation);
        if (!outcome.Succeeded(out var made))
        {
            Offer(opened);
            return await Refuse("totp", outcome.Refusal!, cancellation);
        }

        NewCodes = made;
        await Load(cancellation);
        return Page();
    }

    [Requires(typeof(AccessPermissions), nameof(AccessPermissions.OwnAccount))]
    public async Task<IActionResult> OnPostTotpOff(string? password, CancellationToken cancellation)
    {
        var outcome = await factor.SwitchOff(actor.UserId, password ?? "", actor, cancellation);
        if (outcome.Refusal is { } refusal)
        {
            return await Refuse("totp", refusal, cancellation);
        }

        TempData.Say("两步验证已停用。");
        return Redirect("/account");
    }

    /// <summary>What the browser needs to make a passkey.</summary>
    [Requires(typeof(AccessPermissions), nameof(AccessPermissions.OwnAccount))]
    public async Task<IActionResult> OnPostPasskeyOptions(CancellationToken cancellation) =>
        await book.Find(actor.UserId, cancellation) is { } user
            ? Content(await passkeys.BeginRegistration(user, HttpContext), MediaTypeNames.Application.Json)
            : NotFound();

    [Requires(typeof(AccessPermissions), nameof(AccessPermissions.OwnAccount))]
    public async Task<IActionResult> OnPostAddPasskey(string? name, string? credential, CancellationToken cancellation) =>
        await Changed(
            await passkeys.Register(actor, name ?? "", credential ?? "", HttpContext, cancellation),
            made => Say.It($"通行密钥「{made.Name}」已登记，下次可用它登录。"),
            cancellation
        );

    [Requires(typeof(AccessPermissions), nameof(AccessPermissions.OwnAccount))]
    public async Task<IActionResult> OnPostRenamePasskey(string? passkey, string? name, CancellationToken cancellation) =>
        await Changed(await passkeys.Rename(actor, passkey ?? "", name ?? "", cancellation), _ => "已改名。", cancellation);

    [Requires(typeof(AccessPermissions), nameof(AccessPermissions.OwnAccount))]
    public async Task<IActionResult> OnPostRemovePasskey(string? passkey, CancellationToken cancellation) =>
        await Changed(
            await passkeys.Remove(actor, passkey ?? "", cancellation),
            name => Say.It($"通行密钥「{name}」已删除，不能再用它登录。"),
            cancellation
        );

    private async Task<IActionResult> Changed<T>(Outcome<T> outcome, Func<T, string> said, CancellationToken cancellation)
        where T : notnull
    {
        if (!outcome.Succeeded(out var value))
        {
            return await Refuse("passkeys", outcome.Refusal!, cancellation);
        }

        TempData.Say(said(value));
        return Redirect("/account");
    }

    [Requires(typeof(AccessPermissions), nameof(AccessPermissions.OwnAccount))]
    public async Task<IActionResult> OnPostEndSession(long session, CancellationToken cancellation)
    {
        await sessions.End(actor.UserId, session, actor, "access.end-session", cancellation);
        TempData.Say("该处登录已退出。");
        return Redirect("/account");
    }

    [Requires(typeof(AccessPermissions), nameof(AccessPermissions.OwnAccount))]
    public async Task<IActionResult> OnPostAddKey(string? name, string[] scope, int days, CancellationToken cancellation)
    {
        var outcome = await keys.Add(actor, name ?? "", scope, days, cancellation);
        if (!outcome.Succeeded(out var secret))
        {
            return await Refuse("keys", outcome.Refusal!, cancellation);
        }

        NewKey = secret;
        await Load(cancellation);
        return Page();
    }

    [Requires(typeof(AccessPermissions), nameof(AccessPermissions.OwnAccount))]
    public async Task<IActionResult> OnPostRevokeKey(long key, CancellationToken cancellation)
    {
        await keys.Revoke(actor, key, cancellation);
        TempData.Say("密钥已撤销，立即失效。");
        return Redirect("/account");
    }

    private IDataProtector Protector =>
        protection.CreateProtector("piaoheng.totp.offer", actor.UserId.ToString(CultureInfo.InvariantCulture));

    private void Offer(byte[] secret)
    {
        NewSecret = Totp.ToText(secret);
        SealedSecret = Convert.ToBase64String(Protector.Protect(secret));
    }

    private async Task<IActionResult> Refuse(string card, Refusal refusal, CancellationToken cancellation)
    {
        Refused = (card, refusal.Text.Shown());
        Response.StatusCode = StatusCodes.Status400BadRequest;
        await Load(cancellation);
        return Page();
    }

    private async Task Load(CancellationToken cancellation)
    {
        Account = (await book.Find(actor.UserId, cancellation))!;
        Roles = await roles.Of(actor.UserId, cancellation);
        Sessions = await sessions.Of(Account, cancellation);
        Keys = await keys.Of(actor.UserId, cancellation);
        Passkeys = await passkeys.Of(actor.UserId, cancellation);
        CodesLeft = await codes.Left(actor.UserId, cancellation);
    }
}
