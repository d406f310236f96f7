namespace Piaoheng.Server.Platform.Access;

/// <summary>权限: one right, declared as a static field of <c>&lt;Module&gt;Permissions</c>.</summary>
/// <param name="Id">Stable id: <c>invoices.view</c>.</param>
/// <param name="Name">Chinese name, as administrators see it.</param>
public sealed record Permission(string Id, string Name)
{
    /// <summary>What it opens. A role that reaches only some records of a company gives no right on all of them.</summary>
    public Grain Grain { get; init; } = Grain.Company;

    /// <summary>Whether what is done by it is to state or approve amounts: whoever may not see them does not have it, whatever a role lists.</summary>
    public bool NeedsAmounts { get; init; }
}

/// <summary>权限的粒度: what a right opens at least.</summary>
public enum Grain
{
    /// <summary>Everything of a company: totals, lists of the bureau, settings.</summary>
    Company,

    /// <summary>Records one by one: whoever reaches only their own sees nothing of others behind it.</summary>
    Record,

    /// <summary>Nothing of a company's records: one's own account, the names of companies.</summary>
    Person,
}
