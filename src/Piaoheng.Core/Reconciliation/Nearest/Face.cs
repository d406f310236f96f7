using Piaoheng.Core.Invoices;

namespace Piaoheng.Core.Reconciliation.Nearest;

/// <summary>One invoice of one side as the search for near ones looks at it.</summary>
/// <param name="Record">Its values.</param>
/// <param name="Direction">进项 or 销项; null = not known.</param>
public sealed record Face(InvoiceRecord Record, Direction? Direction)
{
    /// <summary>The face of a group.</summary>
    public static Face Of(RecordGroup group) => new(group.Face, group.Direction);
}
