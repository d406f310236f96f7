namespace Piaoheng.Server.Modules.Preferences;

/// <summary>个人设置: one value of one person.</summary>
public sealed class PreferenceRecord
{
    /// <summary>Account.</summary>
    public required long UserId { get; init; }

    /// <summary>What is set: <c>invoices.columns</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The value, as whoever asks for it understands it.</summary>
    public required string Value { get; init; }
}

/// <summary>视图: conditions, order and columns of a list under a name of one's own.</summary>
public sealed class SavedViewRecord
{
    /// <summary>Account.</summary>
    public required long UserId { get; init; }

    /// <summary>Id.</summary>
    public required long ViewId { get; init; }

    /// <summary>The list: <c>invoices</c>.</summary>
    public required string List { get; init; }

    /// <summary>名称.</summary>
    public required string Name { get; init; }

    /// <summary>The query of its address, with the question mark.</summary>
    public required string Query { get; init; }
}
