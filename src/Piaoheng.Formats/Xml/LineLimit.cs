namespace Piaoheng.Formats.Xml;

/// <summary>Stops a reader whose document has more lines than the limit.</summary>
internal static class LineLimit
{
    /// <summary>Throws when another line would be one too many.</summary>
    /// <exception cref="LimitExceededException">There are as many lines as the limit allows.</exception>
    public static void Demand(int count)
    {
        if (count >= Limits.LinesPerInvoice)
        {
            throw new LimitExceededException(nameof(Limits.LinesPerInvoice));
        }
    }
}
