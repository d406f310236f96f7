using Piaoheng.Core.Invoices;

namespace Piaoheng.Formats.Workbooks.Books;

/// <summary>只剩 15 位的号码: a spreadsheet keeps 15 digits of a number and writes zeros for the rest; saved as text, that looks like a number.</summary>
/// <remarks>One number may end in 00000 by chance, one in a hundred thousand; two different ones in the same file, and no other, may not.</remarks>
internal static class CutNumbers
{
    private const int DigitalNumber = 20;
    private const string Zeros = "00000";

    /// <summary>Takes the identity away from the readings of a file whose 20-digit numbers are all cut.</summary>
    public static void Drop(List<Reading> readings)
    {
        string? first = null;
        var areSeveral = false;
        foreach (var reading in readings)
        {
            if (reading.InvoiceNumber is not { Length: DigitalNumber } number)
            {
                continue;
            }

            if (!number.EndsWith(Zeros, StringComparison.Ordinal))
            {
                return;
            }

            areSeveral |= first is not null && !string.Equals(first, number, StringComparison.Ordinal);
            first ??= number;
        }

        for (var index = 0; areSeveral && index < readings.Count; index++)
        {
            if (readings[index].InvoiceNumber is { Length: DigitalNumber } number)
            {
                readings[index] = readings[index] with
                {
                    InvoiceNumber = null,
                    Findings = [.. readings[index].Findings, WorkbookFindings.NumberCut(number)],
                };
            }
        }
    }
}
