namespace Piaoheng.Core.Invoices;

/// <summary>Which side of the reconciliation a record stands on.</summary>
public enum Side
{
    /// <summary>账内: what the company holds, documents and book rows.</summary>
    Ours,

    /// <summary>税局: what the tax bureau holds.</summary>
    Theirs,
}
