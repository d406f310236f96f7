namespace Piaoheng.Core.Invoices;

/// <summary>Whether the taxpayer bought or sold. JSON: <c>in</c>, <c>out</c>.</summary>
public enum Direction
{
    /// <summary>进项 (取得): the taxpayer is the buyer.</summary>
    In,

    /// <summary>销项 (开具): the taxpayer is the seller.</summary>
    Out,
}
