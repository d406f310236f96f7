using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Web;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Access.Pages;

/// <summary>用户与角色.</summary>
[Requires(typeof(AccessPermissions), nameof(AccessPermissions.Users))]
internal sealed class UsersPage(
    UserBook book,
    RoleBook roles,
    GrantBook grants,
    ITaxpayerChoices taxpayers,
    ITaxpayerGroups taxpayerGroups,
    Actor actor
) : PageModel
{
    // Whoever manages more companies gives their scope by group.
    private const int CompaniesShown = 50;

    public IReadOnlyList<UserRow> All { get; private set; } = [];

    /// <summary>Groups to whose companies roles can be limited.</summary>
    public IReadOnlyList<(long GroupId, string Name)> Groups { get; private set; } = [];

    /// <summary>部门 that are named so far.</summary>
    public IReadOnlyList<string> Departments { get; private set; } = [];

    /// <summary>What people were refused last.</summary>
    public IReadOnlyList<AccessDenialRecord> Denials { get; private set; } = [];

    /// <summary>Rights that people have for a time.</summary>
    public IReadOnlyList<UserGrantRecord> Grants { get; private set; } = [];

    /// <summary>Companies to which roles can be limited.</summary>
    public IReadOnlyList<CurrentTaxpayer> Companies { get; private set; } = [];

    public IReadOnlyList<RoleTerms> Choices => roles.All;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? DisplayName { get; set; }

    [BindProperty]
    public string[] Role { get; set; } = [];

    [BindProperty]
    public long[] Company { get; set; } = [];

    [BindProperty]
    public long[] Group { get; set; } = [];

    [BindProperty]
    public string? Department { get; set; }

    /// <summary>Why something was refused.</summary>
    public string? Refused { get; private set; }

    /// <summary>A one-time password, shown once, and whose it is.</summary>
    public (string Name, string Password)? OneTime { get; private set; }

    /// <summary>The account of whoever looks at the page.</summary>
    public long Own => actor.UserId;

    public Task OnGet(CancellationToken cancellation) => Load(cancellation);

    [Requires(typeof(AccessPermissions), nameof(AccessPermissions.Users))]
    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        var password = RandomText.Readable(4);
        var wanted = new UserBook.NewUser(Name ?? "", DisplayName, Role) { Department = Department ?? "" };
        var outcome = await book.Add(wanted, (password, true), actor, cancellation);
        if (outcome.Succeeded(out var user))
        {
            OneTime = (user.DisplayName, password);
            (Name, DisplayName, Department, Role) = (null, null, null, []);
            ModelState.Clear();
        }

        return await Show(outcome.Refusal, cancellation);
    }

    [Requires(typeof(AccessPermissions), nameof(AccessPermissions.Users))]
    public async Task<IActionResult> OnPostRoles(long user, CancellationToken cancellation) =>
        await Done(
            await book.SetDuties(
                user,
                new UserBook.Duties(Role)
                {
                    Taxpayers = Company,
                    Groups = Group,
                    Department = Department ?? "",
                },
                actor,
                cancellation
            ),
            "角色已修改，其登录已退出，重新登录后生效",
            cancellation
        );

    [Requires(typeof(AccessPermissions), nameof(AccessPermissions.Users))]
    public async Task<IActionResult> OnPostDisable(long user, CancellationToken cancellation) =>
        await Done(await book.SetDisabled(user, isDisabled: true, actor, cancellation), "已停用，其登录已退出", cancellation);

    [Requires(typeof(AccessPermissions), nameof(AccessPermissions.Users))]
    public async Task<IActionResult> OnPostEnable(long user, CancellationToken cancellation) =>
        await Done(await book.SetDisabled(user, isDisabled: false, actor, cancellation), "已启用", cancellation);

    [Requires(typeof(AccessPermissions), nameof(AccessPermissions.Users))]
    public async Task<IActionResult> OnPostReset(long user, CancellationToken cancellation)
    {
        var outcome = await book.ResetPassword(user, actor, cancellation);
        if (outcome.Succeeded(out var password))
        {
            OneTime = ((await book.Find(user, cancellation))!.DisplayName, password);
        }

        return await Show(outcome.Refusal, cancellation);
    }

    [Requires(typeof(AccessPermissions), nameof(AccessPermissions.Users))]
    public async Task<IActionResult> OnPostGrant(
        long user,
        string? permission,
        int hours,
        string? reason,
        CancellationToken cancellation
    )
    {
        var outcome = await grants.Grant(new(user, permission ?? "", hours, reason ?? ""), actor, cancellation);
        if (!outcome.Succeeded(out var grant))
        {
            return await Show(outcome.Refusal, cancellation);
        }

        TempData.Say(
            Say.It($"已临时授权「{GrantBook.NameOf(grant.Permission)}」，{InvoiceWords.Moment(grant.UntilAt)} 自动收回。")
        );
        return Redirect("/users");
    }

    [Requires(typeof(AccessPermissions), nameof(AccessPermissions.Users))]
    public async Task<IActionResult> OnPostEndGrant(long grant, CancellationToken cancellation)
    {
        await grants.End(grant, actor, cancellation);
        TempData.Say("临时授权已收回，立即生效。");
        return Redirect("/users");
    }

    /// <summary>An account as lists show it.</summary>
    public string Shown(long userId) => All.FirstOrDefault(one => one.User.UserId == userId)?.User.Shown ?? "已删除的账号";

    private async Task<IActionResult> Done(Outcome<UserRecord> outcome, string said, CancellationToken cancellation)
    {
        if (!outcome.Succeeded(out var user))
        {
            return await Show(outcome.Refusal, cancellation);
        }

        TempData.Say(Say.It($"{user.DisplayName}：{said}。"));
        return Redirect("/users");
    }

    private async Task<IActionResult> Show(Refusal? refusal, CancellationToken cancellation)
    {
        Refused = refusal?.Text.Shown();
        Response.StatusCode = refusal is null ? StatusCodes.Status200OK : OutcomeHttp.Status(refusal.Kind);
        await Load(cancellation);
        return Page();
    }

    private async Task Load(CancellationToken cancellation)
    {
        Companies = await taxpayers.List(CompaniesShown, cancellation);
        Groups = await taxpayerGroups.All(cancellation);
        Departments = await book.Departments(cancellation);
        var all = new List<UserRow>();
        foreach (var user in await book.All(cancellation))
        {
            all.Add(
                new UserRow(
                    user,
                    await roles.Of(user.UserId, cancellation),
                    await roles.CompaniesOf(user.UserId, cancellation),
                    await roles.GroupsOf(user.UserId, cancellation)
                )
            );
        }

        All = all;
        Denials = await grants.Denials(cancellation);
        Grants = await grants.InForce().ToListAsync(cancellation);
    }
}

/// <summary>An account in the list.</summary>
/// <param name="User">The account.</param>
/// <param name="Roles">Its roles.</param>
/// <param name="Companies">Companies named one by one; none, and no group either = every company.</param>
/// <param name="Groups">Groups.</param>
internal sealed record UserRow(
    UserRecord User,
    IReadOnlyList<RoleTerms> Roles,
    IReadOnlyList<long> Companies,
    IReadOnlyList<long> Groups
)
{
    /// <summary>Roles and where they hold, in words.</summary>
    public string Words =>
        (Roles.Count == 0 ? "没有角色" : Spoken.List(Roles.Select(role => role.Name)))
        + (Companies.Count > 0 ? Say.It($"，限 {Companies.Count} 家单位") : "")
        + (Groups.Count > 0 ? Say.It($"，限 {Groups.Count} 个集团") : "");
}
