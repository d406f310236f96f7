using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;

namespace Piaoheng.Formats;

/// <summary>Says of fields that a kind of invoice does not have that it has none (empty), instead of that they were not found (null).</summary>
internal static class KindDefaults
{
    private const int DigitalNumberLength = 20;

    public static Reading Fill(Reading reading, KindCatalogue kinds)
    {
        if (kinds.Find(reading.Kind) is not { } kind)
        {
            return reading;
        }

        var isDigital = kind.Identity.NumberLength == DigitalNumberLength;
        return reading with
        {
            InvoiceCode = kind.Identity.HasCode ? reading.InvoiceCode : reading.InvoiceCode ?? string.Empty,
            CheckCode = kind.Identity.CheckCode is CheckCodeStyle.None ? reading.CheckCode ?? string.Empty : reading.CheckCode,
            MachineNumber = isDigital ? reading.MachineNumber ?? string.Empty : reading.MachineNumber,
            Lines = kind.Lines ? reading.Lines : reading.Lines ?? [],
        };
    }
}
