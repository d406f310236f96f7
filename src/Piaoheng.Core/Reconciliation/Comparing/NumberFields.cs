namespace Piaoheng.Core.Reconciliation.Comparing;

/// <summary>发票代码、号码 of two sides that are not equal.</summary>
internal static class NumberFields
{
    /// <summary>The parts that differ; empty when none does.</summary>
    public static List<FieldDifference> Of(InvoiceRecord ours, InvoiceRecord theirs)
    {
        var fields = new List<FieldDifference>(2);
        if (!string.Equals(ours.InvoiceCode ?? "", theirs.InvoiceCode ?? "", StringComparison.Ordinal))
        {
            fields.Add(new FieldDifference(FieldKey.InvoiceCode, ours.InvoiceCode, theirs.InvoiceCode, ComparedSource.Side));
        }

        if (!string.Equals(ours.InvoiceNumber, theirs.InvoiceNumber, StringComparison.Ordinal))
        {
            fields.Add(
                new FieldDifference(FieldKey.InvoiceNumber, ours.InvoiceNumber, theirs.InvoiceNumber, ComparedSource.Side)
            );
        }

        return fields;
    }
}
