namespace Piaoheng.Server.Platform.Audit;

/// <summary>对象的名称: what a module calls the objects of its entries. Found by type scan, so that a module only has to write one.</summary>
internal interface IAuditNames
{
    /// <summary>The kind of object: what stands before the colon.</summary>
    AuditSubject Kind { get; }

    /// <summary>The names of some of them; those that are no longer there are left out.</summary>
    /// <param name="taxpayerId">Whose log it is; 0 = that of the installation.</param>
    /// <param name="ids">What stands behind the colon.</param>
    /// <param name="cancellation">Stops the search.</param>
    Task<IReadOnlyDictionary<long, AuditName>> Find(long taxpayerId, List<long> ids, CancellationToken cancellation);
}

/// <summary>The name of an object of the log.</summary>
/// <param name="Text">Name or number.</param>
/// <param name="Path">Where it is seen, where its kind does not say: below the taxpayer, or from the root with <c>/</c>; null = as its kind says.</param>
internal sealed record AuditName(string Text, string? Path = null);
