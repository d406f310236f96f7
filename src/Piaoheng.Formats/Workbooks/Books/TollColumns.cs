using Piaoheng.Core.Invoices;
using Piaoheng.Core.Text;
using Piaoheng.Formats.Workbooks.Rows;

namespace Piaoheng.Formats.Workbooks.Books;

/// <summary>通行费 of the old system: the bureau writes plate, vehicle and days into 规格型号, 单位, 数量 and 单价.</summary>
internal static class TollColumns
{
    /// <summary>The reading with those four in <c>extra</c> instead, line after line.</summary>
    public static Reading Moved(Reading reading)
    {
        if (reading.Kind != KindId.TollElectronic || reading.Lines is not { Count: > 0 } lines || !lines.Any(IsAbused))
        {
            return reading;
        }

        var extra = new Dictionary<string, string>(reading.Extra, StringComparer.Ordinal);
        var moved = new List<InvoiceLine>(lines.Count);
        foreach (var line in lines)
        {
            if (!IsAbused(line))
            {
                moved.Add(line);
                continue;
            }

            Put(ExtraKey.PlateNumber, line.Spec);
            Put(ExtraKey.VehicleType, line.Unit);
            Put(ExtraKey.PassageFrom, line.Quantity);
            Put(ExtraKey.PassageTo, line.UnitPrice);
            moved.Add(line with { Spec = "", Unit = "", Quantity = "", UnitPrice = "" });
        }

        return reading with
        {
            Lines = moved,
            Extra = extra,
        };

        // One vehicle may have many lines: the same value is not repeated.
        void Put(string key, string? value)
        {
            var index = 1;
            while (
                extra.TryGetValue(ExtraKey.Numbered(key, index), out var known)
                && !string.Equals(known, value, StringComparison.Ordinal)
            )
            {
                index++;
            }

            if (!string.IsNullOrEmpty(value))
            {
                extra[ExtraKey.Numbered(key, index)] = value;
            }
        }
    }

    private static bool IsAbused(InvoiceLine line) =>
        (PrintedDate.TryParse(line.Quantity, out _) && PrintedDate.TryParse(line.UnitPrice, out _))
        || (string.IsNullOrEmpty(line.Quantity) && string.IsNullOrEmpty(line.UnitPrice) && !string.IsNullOrEmpty(line.Spec));
}
