namespace Piaoheng.Server.Modules.Entry;

/// <summary>How far a review is.</summary>
public static class ReviewState
{
    /// <summary>待复核.</summary>
    public const string Waiting = "waiting";

    /// <summary>已通过.</summary>
    public const string Approved = "approved";

    /// <summary>已退回.</summary>
    public const string Returned = "returned";

    /// <summary>Handed in anew in another form, or no longer of interest.</summary>
    public const string Replaced = "replaced";
}
