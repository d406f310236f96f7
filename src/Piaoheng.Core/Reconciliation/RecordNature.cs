namespace Piaoheng.Core.Reconciliation;

/// <summary>记录性质: what a record of one side is. JSON: <c>document</c>, <c>book</c>, <c>bureau</c>.</summary>
public enum RecordNature
{
    /// <summary>票据原件: what our documents of one invoice say. Several of one identity are one invoice.</summary>
    Document,

    /// <summary>账簿行: one use of an invoice in our books. Several of one identity are summed.</summary>
    BookRow,

    /// <summary>税局记录: one row of what the bureau holds.</summary>
    BureauRow,
}
