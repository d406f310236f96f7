using System.Globalization;
using System.Text;
using Piaoheng.Core.Invoices;

namespace Piaoheng.World.Invoices;

/// <summary>二维码文本 of an invoice.</summary>
public static class QrText
{
    private static readonly Dictionary<string, string> TypeCodes = new(StringComparer.Ordinal)
    {
        [KindId.PaperVatSpecial] = "01",
        [KindId.PaperVatNormal] = "04",
        [KindId.ElectronicVatSpecial] = "08",
        [KindId.ElectronicVatNormal] = "10",
        [KindId.TollElectronic] = "10",
        [KindId.RollVatNormal] = "11",
        [KindId.DigitalVatSpecial] = "31",
        [KindId.DigitalVatNormal] = "32",
        [KindId.RailETicket] = "51",
        [KindId.AirItinerary] = "61",
    };

    /// <summary>The text, or null for kinds without a known one. Legacy kinds carry the amount without tax, 数电票 the total.</summary>
    public static string? Of(WorldInvoice invoice)
    {
        var total = invoice.Total.ToString();
        var day = invoice.Day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        if (invoice.Kind is KindId.OtherExpense)
        {
            // Local 通用（电子）发票 have five fields of their own.
            var dashed = invoice.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            return $"{invoice.Code},{invoice.Number},{total},{dashed},{invoice.Buyer.Name}";
        }

        if (!TypeCodes.TryGetValue(invoice.Kind, out var type))
        {
            return null;
        }

        var amount = invoice.IsDigital ? total : invoice.Amount.ToString();
        var body = $"01,{type},{invoice.Code},{invoice.Number},{amount},{day},{invoice.CheckCode},";
        var last = invoice.Special is AirItinerary air ? air.VerifyCode : Check(body);
        return body + last + (invoice.IsDigital ? "" : ",");
    }

    // Four hexadecimal digits stand at the end; how the issuer works them out is not public, so any stable four will do.
    private static string Check(string body)
    {
        var check = 0xFFFFu;
        foreach (var b in Encoding.UTF8.GetBytes(body))
        {
            check = (((check << 5) | (check >> 11)) ^ b) & 0xFFFF;
        }

        return check.ToString("X4", CultureInfo.InvariantCulture);
    }
}
