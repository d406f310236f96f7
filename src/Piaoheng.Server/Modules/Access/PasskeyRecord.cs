namespace Piaoheng.Server.Modules.Access;

/// <summary>通行密钥: a key pair on a device of its owner, of which the public half is kept here.</summary>
public sealed class PasskeyRecord
{
    /// <summary>Its id as the device gives it, in base64url.</summary>
    public required string CredentialId { get; init; }

    /// <summary>Whose.</summary>
    public required long UserId { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; init; }

    /// <summary>The public key (COSE), in base64url.</summary>
    public required string PublicKey { get; init; }

    /// <summary>Counter of the device; a smaller one than before betrays a copy.</summary>
    public required long SignCount { get; init; }

    /// <summary>How the device can be reached, separated by spaces.</summary>
    public required string Transports { get; init; }

    /// <summary>Whether its owner was verified by the device at the registration.</summary>
    public required bool IsUserVerified { get; init; }

    /// <summary>Whether the device may copy it to others of its owner.</summary>
    public required bool IsBackupEligible { get; init; }

    /// <summary>Whether it has.</summary>
    public required bool IsBackedUp { get; init; }

    /// <summary>When it was registered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was used last; null = never.</summary>
    public DateTimeOffset? UsedAt { get; init; }
}
