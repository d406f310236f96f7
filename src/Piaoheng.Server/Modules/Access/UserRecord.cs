namespace Piaoheng.Server.Modules.Access;

/// <summary>用户: an account of a person.</summary>
public sealed class UserRecord
{
    /// <summary>Its id.</summary>
    public long UserId { get; set; }

    /// <summary>登录名.</summary>
    public string Name { get; set; } = "";

    /// <summary>The name as it is looked up: one account for all ways of writing it.</summary>
    public string NameKey { get; set; } = "";

    /// <summary>姓名, as pages and the log show it.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>部门; empty = none.</summary>
    public string Department { get; set; } = "";

    /// <summary>Hash of the password; null = nobody can sign in by one.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes with every change of password, roles or state; a session that carries another is over.</summary>
    public string Stamp { get; set; } = "";

    /// <summary>Whether the password was chosen by somebody else.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Whether the account is closed.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>Secret of the second factor, in Base64; null = not switched on.</summary>
    public string? TotpSecret { get; set; }

    /// <summary>Step whose digits were used last: none is taken twice.</summary>
    public long TotpStep { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>姓名 with 登录名, as the log names its owner: two people may have one name.</summary>
    public string Shown => string.Equals(DisplayName, Name, StringComparison.Ordinal) ? Name : $"{DisplayName}（{Name}）";
}

/// <summary>角色 of a person.</summary>
public sealed class UserRoleRecord
{
    /// <summary>Whose.</summary>
    public required long UserId { get; init; }

    /// <summary>Which, as policy/rights names it.</summary>
    public required string Role { get; init; }
}

/// <summary>单位范围 of a person: one company. Without any row, and without a group, it is every company.</summary>
public sealed class UserScopeRecord
{
    /// <summary>Whose.</summary>
    public required long UserId { get; init; }

    /// <summary>Which company.</summary>
    public required long TaxpayerId { get; init; }
}

/// <summary>集团范围 of a person: every company of a group, also one that joins it later.</summary>
public sealed class UserGroupScopeRecord
{
    /// <summary>Whose.</summary>
    public required long UserId { get; init; }

    /// <summary>Which group.</summary>
    public required long GroupId { get; init; }
}

/// <summary>恢复码: one of the codes that stand in for a lost authenticator.</summary>
public sealed class RecoveryCodeRecord
{
    /// <summary>Whose.</summary>
    public required long UserId { get; init; }

    /// <summary>SHA-256 of the code; the codes are random, so that no slower hash is needed.</summary>
    public required string Hash { get; init; }
}

/// <summary>登录会话: somebody signed in at one browser.</summary>
public sealed class SessionRecord
{
    /// <summary>Its id.</summary>
    public required long SessionId { get; init; }

    /// <summary>SHA-256 of what the cookie holds.</summary>
    public required string TokenHash { get; init; }

    /// <summary>Whose.</summary>
    public required long UserId { get; init; }

    /// <summary>Stamp of the account at the sign-in.</summary>
    public required string Stamp { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it was used last; written once a minute.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>From where.</summary>
    public required string Source { get; init; }

    /// <summary>By what program.</summary>
    public required string Agent { get; init; }
}

/// <summary>接口密钥 of a person.</summary>
public sealed class ApiKeyRecord
{
    /// <summary>Its id.</summary>
    public required long KeyId { get; init; }

    /// <summary>Whose rights it has, at most.</summary>
    public required long UserId { get; init; }

    /// <summary>What it is for.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the secret.</summary>
    public required string Hash { get; init; }

    /// <summary>Ids of the permissions that it has, separated by spaces.</summary>
    public required string Scopes { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ends.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was taken back; null = it was not.</summary>
    public DateTimeOffset? RevokedAt { get; init; }
}

/// <summary>登录失败 of one source or at one account.</summary>
public sealed class SignInFailureRecord
{
    /// <summary>SHA-256 of what is counted: names that people mistype may be passwords.</summary>
    public required string Subject { get; init; }

    /// <summary>How many.</summary>
    public required int Failures { get; init; }

    /// <summary>The last.</summary>
    public required DateTimeOffset LastAt { get; init; }
}
