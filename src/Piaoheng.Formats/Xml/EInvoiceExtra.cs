using System.Xml.Linq;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Formats.Xml;

/// <summary>Everything that a 数电票 XML states beside the face: header, party details, 特定要素, additional information.</summary>
internal static class EInvoiceExtra
{
    /// <summary>Elements of 特定要素 that go by a key of their own; the others by their own name.</summary>
    private static readonly Dictionary<string, string> Keys = new(StringComparer.OrdinalIgnoreCase)
    {
        ["PlateNumber"] = ExtraKey.PlateNumber,
        ["VehicleType"] = ExtraKey.VehicleType,
        ["StartDatesOfPassage"] = ExtraKey.PassageFrom,
        ["EndDatesOfPassage"] = ExtraKey.PassageTo,
        ["Traveler"] = ExtraKey.PassengerName,
        ["ValidIDNumber"] = ExtraKey.PassengerId,
        ["TravelDate"] = ExtraKey.TravelDate,
        ["Departure"] = ExtraKey.DepartureStation,
        ["Destination"] = ExtraKey.DestinationStation,
        ["Grade"] = ExtraKey.SeatClass,
    };

    /// <summary>特定业务 by words in the name of its group. The list of groups is not published; an unknown group is kept under its own name.</summary>
    private static readonly (string Word, string Business)[] Businesses =
    [
        ("Purchase", "农产品收购"),
        ("Toll", "通行费"),
        ("Passenger", "旅客运输服务"),
        ("Construct", "建筑服务"),
        ("Building", "建筑服务"),
        ("Freight", "货物运输服务"),
        ("Cargo", "货物运输服务"),
        ("Transport", "货物运输服务"),
        ("Lease", "不动产经营租赁服务"),
        ("Rent", "不动产经营租赁服务"),
        ("RealEstate", "不动产销售"),
        ("RealProperty", "不动产销售"),
        ("Immovable", "不动产销售"),
        ("UsedVehicle", "二手车"),
        ("SecondHand", "二手车"),
        ("MotorVehicle", "机动车"),
        ("RefinedOil", "成品油"),
    ];

    public static SortedDictionary<string, string> Of(XElement root)
    {
        var extra = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var header = root.Child("Header");
        var data = root.Child("EInvoiceData");
        var supervision = root.Child("TaxSupervisionInfo");
        Put(extra, "einvoiceTag", header.TextOf("EInvoiceTag"));
        Put(extra, "xmlVersion", header.TextOf("Version"));
        Put(extra, "requestTime", data.At("BasicInformation", "RequestTime").Text());
        Put(extra, "issueTime", supervision.TextOf("IssueTime"));
        Put(extra, "taxBureauCode", supervision.TextOf("TaxBureauCode"));
        Put(extra, "taxBureauName", supervision.TextOf("TaxBureauName"));
        Put(extra, "sellerTaxpayerType", header.At("InherentLabel", "TaxpayerType", "LabelName").Text());
        Put(extra, "sellerTaxpayerTypeCode", header.At("InherentLabel", "TaxpayerType", "LabelCode").Text());
        Put(extra, "blueMark", header.At("InherentLabel", "InIssuType", "LabelCode").Text());
        AddParty(extra, "seller", data.Child("SellerInformation"), "Seller");
        AddParty(extra, "buyer", data.Child("BuyerInformation"), "Buyer");
        AddLabels(extra, header.Child("UndefinedLabel"));
        AddSpecific(extra, data.Child("SpecificInformation"));
        foreach (var additional in data.Child("AdditionalInformation").Children("Additional"))
        {
            Put(extra, "additional." + additional.TextOf("Information"), additional.TextOf("InformationValue"));
        }

        return extra;
    }

    private static void AddParty(SortedDictionary<string, string> extra, string key, XElement? party, string prefix)
    {
        Put(extra, key + "Address", party.TextOf(prefix + "Addr"));
        Put(extra, key + "Phone", party.TextOf(prefix + "TelNum"));
        Put(extra, key + "Bank", party.TextOf(prefix + "BankName"));
        Put(extra, key + "Account", party.TextOf(prefix + "BankAccNum"));
        Put(extra, key + "Handler", party.TextOf(prefix + "HandlingName"));
    }

    /// <summary>Labels may be nested, and empty.</summary>
    private static void AddLabels(SortedDictionary<string, string> extra, XElement? labels)
    {
        foreach (var label in labels?.Descendants().Where(element => element.Is("Label")) ?? [])
        {
            var type = label.TextOf("LabelType");
            if (!string.IsNullOrEmpty(type))
            {
                Put(extra, "label." + type, label.TextOf("LabelName"));
            }
        }
    }

    private static void AddSpecific(SortedDictionary<string, string> extra, XElement? specific)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var group in specific?.Elements() ?? [])
        {
            var name = group.Name.LocalName;
            if (group.Is("RedEInvoice") || !group.HasElements)
            {
                continue;
            }

            var index = counts[name] = counts.GetValueOrDefault(name) + 1;
            LineLimit.Demand(index - 1);
            if (index == 1)
            {
                Put(
                    extra,
                    ExtraKey.SpecialBusiness,
                    Businesses.FirstOrDefault(entry => name.Contains(entry.Word, StringComparison.OrdinalIgnoreCase)).Business
                        ?? name
                );
            }

            foreach (var leaf in group.Descendants().Where(element => !element.HasElements))
            {
                Put(extra, ExtraKey.Numbered(KeyOf(leaf, group), index), Masked(leaf, group));
            }
        }
    }

    /// <summary>交通工具类型 and 车辆类型 differ in one capital only, so the group decides.</summary>
    private static string KeyOf(XElement leaf, XElement group)
    {
        var name = leaf.Name.LocalName;
        if (leaf.Is("VehicleType") && group.Is("PassengerTransportation"))
        {
            return ExtraKey.Vehicle;
        }

        return Keys.GetValueOrDefault(name) ?? char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static string Masked(XElement leaf, XElement group)
    {
        var name = leaf.Name.LocalName;
        var text = leaf.Text() ?? string.Empty;
        if (name.Contains("ValidID", StringComparison.OrdinalIgnoreCase))
        {
            return PersonMask.Id(text);
        }

        var isPassenger = group.Is("PassengerTransportation") && name.Contains("Name", StringComparison.OrdinalIgnoreCase);
        return isPassenger || name.Contains("Traveler", StringComparison.OrdinalIgnoreCase) ? PersonMask.Name(text) : text;
    }

    /// <summary>Blank values are not kept; of two with one key the first is.</summary>
    private static void Put(SortedDictionary<string, string> extra, string key, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            extra.TryAdd(key, value);
        }
    }
}
