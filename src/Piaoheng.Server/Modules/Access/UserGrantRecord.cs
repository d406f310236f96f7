namespace Piaoheng.Server.Modules.Access;

/// <summary>临时授权: one right of one person, until a moment, beside their roles.</summary>
public sealed class UserGrantRecord
{
    /// <summary>Its id.</summary>
    public required long GrantId { get; init; }

    /// <summary>Whose.</summary>
    public required long UserId { get; init; }

    /// <summary>Id of the permission.</summary>
    public required string Permission { get; init; }

    /// <summary>What for.</summary>
    public required string Reason { get; init; }

    /// <summary>Who gave it, as pages show it.</summary>
    public required string GrantedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset GrantedAt { get; init; }

    /// <summary>When it ends by itself.</summary>
    public required DateTimeOffset UntilAt { get; init; }

    /// <summary>When it was taken back before; null = it was not.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>被拒绝的访问: what somebody last wanted and had no right to; one row for each person and right.</summary>
public sealed class AccessDenialRecord
{
    /// <summary>Who.</summary>
    public required long UserId { get; init; }

    /// <summary>Id of the permission that was wanting.</summary>
    public required string Permission { get; init; }

    /// <summary>How often.</summary>
    public required int Times { get; init; }

    /// <summary>When last.</summary>
    public required DateTimeOffset LastAt { get; init; }
}
