using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Access;

/// <summary>用户: accounts are made, given roles, closed and opened here; each change ends the sessions that it concerns.</summary>
internal sealed class UserBook(
    Database db,
    UserManager<UserRecord> users,
    PasswordRules rules,
    RoleBook roles,
    AuditLog audit,
    IdSource ids,
    TimeProvider time
)
{
    /// <summary>A new account.</summary>
    /// <param name="Name">登录名.</param>
    /// <param name="DisplayName">姓名; the login name when empty.</param>
    /// <param name="Roles">角色.</param>
    public sealed record NewUser(string Name, string? DisplayName, IReadOnlyList<string> Roles)
    {
        /// <summary>部门; empty = none.</summary>
        public string Department { get; init; } = "";
    }

    /// <summary>What somebody is there for.</summary>
    /// <param name="Roles">角色: these and no others.</param>
    public sealed record Duties(IReadOnlyList<string> Roles)
    {
        /// <summary>The companies where they hold; none, and no group either = every company.</summary>
        public IReadOnlyList<long> Taxpayers { get; init; } = [];

        /// <summary>The groups at whose companies they hold, now and later.</summary>
        public IReadOnlyList<long> Groups { get; init; } = [];

        /// <summary>部门; null = as it is.</summary>
        public string? Department { get; init; }
    }

    private static readonly RefusalText NoName = new("ACC-20", "没有填写登录名，或超过 64 个字符");
    private static readonly RefusalText Taken = new("ACC-21", "登录名「{name}」已有人使用，请换一个");
    private static readonly RefusalText NoRole = new("ACC-22", "没有这个角色：{role}");
    private static readonly RefusalText LastAdministrator = new(
        "ACC-23",
        "这是最后一位在用的系统管理员，先指定另一位，再停用或改角色"
    );

    /// <summary>Whether there is any account.</summary>
    public Task<bool> Any(CancellationToken cancellation) => db.Rows<UserRecord>().AnyAsync(cancellation);

    /// <summary>All accounts, by name.</summary>
    public Task<List<UserRecord>> All(CancellationToken cancellation) =>
        db.Rows<UserRecord>().OrderBy(user => user.NameKey).ToListAsync(cancellation);

    /// <summary>部门 that accounts name, in their order.</summary>
    public Task<List<string>> Departments(CancellationToken cancellation) =>
        db.Rows<UserRecord>()
            .Where(user => user.Department != "")
            .Select(user => user.Department)
            .Distinct()
            .OrderBy(name => name)
            .ToListAsync(cancellation);

    /// <summary>One account; null when there is none.</summary>
    public Task<UserRecord?> Find(long userId, CancellationToken cancellation) =>
        db.Rows<UserRecord>().FirstOrDefaultAsync(user => user.UserId == userId, cancellation);

    /// <summary>The account of a login name, however it is written; null when there is none.</summary>
    public Task<UserRecord?> FindByName(string name, CancellationToken cancellation)
    {
        var key = users.NormalizeName(name);
        return db.Rows<UserRecord>().FirstOrDefaultAsync(user => user.NameKey == key, cancellation);
    }

    /// <summary>Makes an account with a password that its owner chose, or with a one-time one that must be changed.</summary>
    public async Task<Outcome<UserRecord>> Add(
        NewUser wanted,
        (string Password, bool IsOneTime) password,
        Actor actor,
        CancellationToken cancellation
    )
    {
        var name = wanted.Name.Trim();
        if (name.Length is 0 or > 64)
        {
            return Refusal.Invalid(NoName);
        }

        if (wanted.Roles.FirstOrDefault(role => roles.All.All(known => known.Id != role)) is { } unknown)
        {
            return Refusal.Invalid(NoRole, ("role", unknown));
        }

        if (!password.IsOneTime && rules.Judge(password.Password, name) is { } weak)
        {
            return weak;
        }

        await using var work = await UnitOfWork.Begin(db, AuditLog.Installation, cancellation);
        if (await FindByName(name, cancellation) is not null)
        {
            return Refusal.Conflict(Taken, ("name", name));
        }

        var user = new UserRecord
        {
            UserId = ids.Next(),
            Name = name,
            DisplayName = string.IsNullOrWhiteSpace(wanted.DisplayName) ? name : wanted.DisplayName.Trim(),
            Department = wanted.Department.Trim(),
            MustChangePassword = password.IsOneTime,
            CreatedAt = time.GetUtcNow(),
        };
        Demand(await users.CreateAsync(user, password.Password));
        await db.AddMany(
            [
                .. wanted
                    .Roles.Distinct(StringComparer.Ordinal)
                    .Select(role => new UserRoleRecord { UserId = user.UserId, Role = role }),
            ],
            cancellation
        );
        await Log(
            actor,
            new AuditEvent("access.add-user", Subject(user), ("name", name), ("roles", NamesOf(wanted.Roles))),
            cancellation
        );
        await work.Commit(cancellation);
        return user;
    }

    /// <summary>Gives somebody these roles and no others, at every company.</summary>
    public Task<Outcome<UserRecord>> SetRoles(
        long userId,
        IReadOnlyList<string> wanted,
        Actor actor,
        CancellationToken cancellation
    ) => SetDuties(userId, new Duties(wanted), actor, cancellation);

    /// <summary>Says what somebody is there for, and where; their sessions end.</summary>
    public async Task<Outcome<UserRecord>> SetDuties(long userId, Duties duties, Actor actor, CancellationToken cancellation)
    {
        var wanted = duties.Roles;
        if (wanted.FirstOrDefault(role => roles.All.All(known => known.Id != role)) is { } unknown)
        {
            return Refusal.Invalid(NoRole, ("role", unknown));
        }

        await using var work = await UnitOfWork.Begin(db, AuditLog.Installation, cancellation);
        if (await Find(userId, cancellation) is not { } user)
        {
            return Refusal.NotFound;
        }

        if (!wanted.Contains(RoleBook.Administrator, StringComparer.Ordinal) && await IsLastAdministrator(userId, cancellation))
        {
            return Refusal.WrongState(LastAdministrator);
        }

        var before = await roles.Of(userId, cancellation);
        await db.Set<UserRoleRecord>().Where(role => role.UserId == userId).ExecuteDeleteAsync(cancellation);
        await db.AddMany(
            [.. wanted.Distinct(StringComparer.Ordinal).Select(role => new UserRoleRecord { UserId = userId, Role = role })],
            cancellation
        );
        await db.Set<UserScopeRecord>().Where(scope => scope.UserId == userId).ExecuteDeleteAsync(cancellation);
        await db.AddMany(
            [.. duties.Taxpayers.Distinct().Select(taxpayer => new UserScopeRecord { UserId = userId, TaxpayerId = taxpayer })],
            cancellation
        );
        await db.Set<UserGroupScopeRecord>().Where(scope => scope.UserId == userId).ExecuteDeleteAsync(cancellation);
        await db.AddMany(
            [.. duties.Groups.Distinct().Select(group => new UserGroupScopeRecord { UserId = userId, GroupId = group })],
            cancellation
        );
        user.Department = duties.Department?.Trim() ?? user.Department;
        Demand(await users.UpdateSecurityStampAsync(user));
        await Log(
            actor,
            new AuditEvent(
                "access.change-roles",
                Subject(user),
                ("roles", NamesOf(wanted)),
                ("taxpayers", Text(duties.Taxpayers)),
                ("groups", Text(duties.Groups)),
                ("department", user.Department),
                ("rolesBefore", NamesOf([.. before.Select(role => role.Id)]))
            ),
            cancellation
        );
        await work.Commit(cancellation);
        return user;
    }

    /// <summary>Closes or opens an account.</summary>
    public async Task<Outcome<UserRecord>> SetDisabled(long userId, bool isDisabled, Actor actor, CancellationToken cancellation)
    {
        await using var work = await UnitOfWork.Begin(db, AuditLog.Installation, cancellation);
        if (await Find(userId, cancellation) is not { } user)
        {
            return Refusal.NotFound;
        }

        if (isDisabled && await IsLastAdministrator(userId, cancellation))
        {
            return Refusal.WrongState(LastAdministrator);
        }

        user.IsDisabled = isDisabled;
        Demand(await users.UpdateSecurityStampAsync(user));
        await Log(
            actor,
            new AuditEvent(isDisabled ? "access.disable-user" : "access.enable-user", Subject(user), ("name", user.Name)),
            cancellation
        );
        await work.Commit(cancellation);
        return user;
    }

    /// <summary>Gives an account a one-time password, which its owner must change; the second factor falls with it.</summary>
    /// <returns>The one-time password, shown once.</returns>
    public async Task<Outcome<string>> ResetPassword(long userId, Actor actor, CancellationToken cancellation)
    {
        await using var work = await UnitOfWork.Begin(db, AuditLog.Installation, cancellation);
        if (await Find(userId, cancellation) is not { } user)
        {
            return Refusal.NotFound;
        }

        var password = RandomText.Readable(4);
        user.MustChangePassword = true;
        user.TotpSecret = null;
        await db.Set<RecoveryCodeRecord>().Where(code => code.UserId == userId).ExecuteDeleteAsync(cancellation);
        await Replace(user, password);
        await Log(actor, new AuditEvent("access.reset-password", Subject(user), ("name", user.Name)), cancellation);
        await work.Commit(cancellation);
        return password;
    }

    /// <summary>Replaces the password of somebody who knows the present one.</summary>
    public async Task<Outcome<UserRecord>> ChangePassword(
        long userId,
        (string Present, string Next) passwords,
        Actor actor,
        CancellationToken cancellation
    )
    {
        await using var work = await UnitOfWork.Begin(db, AuditLog.Installation, cancellation);
        if (await Find(userId, cancellation) is not { } user)
        {
            return Refusal.NotFound;
        }

        if (!await users.CheckPasswordAsync(user, passwords.Present))
        {
            return Refusal.Invalid(WrongPassword);
        }

        if (rules.Judge(passwords.Next, user.Name) is { } weak)
        {
            return weak;
        }

        user.MustChangePassword = false;
        await Replace(user, passwords.Next);
        await Log(actor, new AuditEvent("access.change-password", Subject(user)), cancellation);
        await work.Commit(cancellation);
        return user;
    }

    /// <summary>Said wherever the present password is asked for again.</summary>
    public static readonly RefusalText WrongPassword = new("ACC-24", "现在的口令不对，没有改动");

    /// <summary>An account as the log names it.</summary>
    public static string Subject(UserRecord user) => string.Create(CultureInfo.InvariantCulture, $"user:{user.UserId}");

    private async Task Replace(UserRecord user, string password)
    {
        Demand(await users.RemovePasswordAsync(user));
        Demand(await users.AddPasswordAsync(user, password));
    }

    private async Task<bool> IsLastAdministrator(long userId, CancellationToken cancellation)
    {
        var administrators = await db.Rows<UserRoleRecord>()
            .Where(role => role.Role == RoleBook.Administrator)
            .Select(role => role.UserId)
            .ToListAsync(cancellation);
        return administrators.Contains(userId)
            && !await db.Rows<UserRecord>()
                .AnyAsync(
                    user => user.UserId != userId && !user.IsDisabled && administrators.Contains(user.UserId),
                    cancellation
                );
    }

    private Task Log(Actor actor, AuditEvent entry, CancellationToken cancellation) =>
        audit.Write(AuditLog.Installation, actor, entry, cancellation);

    private string NamesOf(IReadOnlyList<string> wanted) =>
        string.Join('、', roles.All.Where(role => wanted.Contains(role.Id, StringComparer.Ordinal)).Select(role => role.Name));

    private static string Text(IReadOnlyList<long> ids) =>
        string.Join('、', ids.Order().Select(id => id.ToString(CultureInfo.InvariantCulture)));

    // Whatever Identity could refuse was judged before.
    private static void Demand(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join("; ", result.Errors.Select(error => error.Code)));
        }
    }
}
