using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.World.Companies;

namespace Piaoheng.World.Invoices;

/// <summary>发票代码与号码 with the structure of their kind; the numbers of one seller run on.</summary>
/// <remarks>Sources: the structures of legacy codes and of the 20 digits in docs/standards.md#numbers.</remarks>
internal sealed class InvoiceNumbers(Dice dice)
{
    private readonly Dictionary<string, long> _last = new(StringComparer.Ordinal);

    /// <summary>20 digits: year, place, channel, serial.</summary>
    public string Digital(Company seller, DateOnly day, char channel)
    {
        var head = day.ToString("yy", CultureInfo.InvariantCulture) + seller.Region.DigitalCode + channel;
        var serial = Next(head + seller.TaxId, 1_000, 99_999_999);
        return head + serial.ToString("D15", CultureInfo.InvariantCulture);
    }

    /// <summary>8 digits under a code.</summary>
    public string Legacy(Company seller, string code)
    {
        var serial = Next(code + seller.TaxId, 1_000, 89_999_999);
        return serial.ToString("D8", CultureInfo.InvariantCulture);
    }

    /// <summary>发票代码 of a kind; empty for kinds without.</summary>
    public string Code(string kind, Company seller, DateOnly day)
    {
        var place = seller.Region.LegacyCode;
        var year = day.ToString("yy", CultureInfo.InvariantCulture);
        return kind switch
        {
            KindId.PaperVatSpecial or KindId.DigitalPaperSpecial => place + year + "3130",
            KindId.PaperFreightSpecial => place + year + "1730",
            KindId.PaperVatNormal or KindId.DigitalPaperNormal => dice.PerMille(300)
                ? place + year + "1320"
                : "0" + place + year + "00104",
            KindId.RollVatNormal => "0" + place + year + "00107",
            KindId.ElectronicVatNormal => "0" + place + year + "00611",
            KindId.TollElectronic => "0" + place + year + "00112",
            KindId.ElectronicVatSpecial => "0" + place + year + "00113",
            KindId.PaperUsedVehicle or KindId.DigitalPaperUsedVehicle => "0" + place + year + "00117",
            KindId.PaperVehicle or KindId.DigitalPaperVehicle => "1" + place + year + "22101",
            KindId.OtherExpense => "1" + place + year + "00111",
            _ => "",
        };
    }

    private long Next(string series, long from, long to)
    {
        var next = _last.TryGetValue(series, out var last) ? last + 1 + dice.Below(3) : dice.Between(from, to);
        _last[series] = next;
        return next;
    }
}
