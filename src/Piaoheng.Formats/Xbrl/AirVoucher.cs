using System.Xml.Linq;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Formats.Xml;

namespace Piaoheng.Formats.Xbrl;

/// <summary>电子发票（航空运输电子客票行程单） (family <c>atr</c>).</summary>
/// <remarks>
/// 合计 = 票价 + 燃油附加费 + 税额 + 民航发展基金 + 其他税费. What is taxed is 票价 + 燃油附加费, so that sum is the 金额; the voucher does not state it.
/// </remarks>
internal static class AirVoucher
{
    private static readonly (string Element, string Name)[] LegFields =
    [
        ("DepartureStation", "自"),
        ("DestinationStation", "至"),
        ("Carrier", "承运人"),
        ("Flight", "航班"),
        ("SeatClass", "舱位"),
        ("Class", "舱位"),
        ("CarrierDate", "日期"),
        ("DepartureTime", "时间"),
    ];

    /// <summary>Reads one itinerary.</summary>
    public static Reading Read(XbrlVoucher voucher, VoucherContext context)
    {
        var parser = new FieldParser();
        var fare = parser.Amount("extra.fare", voucher["Fare"]);
        var fuel = parser.Amount("extra.fuelSurcharge", voucher["FuelSurcharge"]);
        return new Reading
        {
            File = context.File,
            Source = context.Source,
            Kind = KindId.AirItinerary,
            PrintedTitle = voucher["TypeOfVoucher"],
            InvoiceCode = string.Empty,
            InvoiceNumber = voucher.First(
                "ElectronicInvoiceAirTransportReceiptNumber",
                "NumberOfAirTransportElectronicTicketItinerary"
            ),
            IssueDate = parser.Date("issueDate", voucher.First("IssueDate", "DateOfIssue")),
            CheckCode = string.Empty,
            MachineNumber = string.Empty,
            BuyerName = voucher["NameOfPurchaser"],
            BuyerTaxId = FieldParser.TaxId(voucher["UnifiedSocialCreditCodeOfPurchaser"]),
            SellerName = voucher.First("NameOfSeller", "IssueParty"),
            SellerTaxId = voucher["UnifiedSocialCreditCodeOfSeller"] ?? string.Empty,
            AmountExTax = fare is null ? null : fare.Value.Value + (fuel?.Value ?? Yuan.Zero),
            TaxAmount = parser.Amount("taxAmount", voucher["VatTaxAmount"]),
            TotalInclTax = parser.Amount("totalInclTax", voucher["TotalAmount"]),
            Qr = voucher["QrCode"],
            Lines = [],
            Remark = voucher["Remarks"],
            Extra = Extra(voucher),
            Sources = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["amountExTax"] = SourceId.Derived },
            Findings = parser.Findings,
        };
    }

    private static SortedDictionary<string, string> Extra(XbrlVoucher voucher) =>
        VoucherExtra.Of(
            (ExtraKey.PassengerName, PersonMask.Name(voucher["PassengerName"] ?? string.Empty)),
            (ExtraKey.PassengerId, PersonMask.Id(voucher["ValidIdNumber"] ?? string.Empty)),
            ("endorsement", voucher["Endorsement"]),
            ("legs", Legs(voucher)),
            ("fare", voucher["Fare"]),
            ("fuelSurcharge", voucher["FuelSurcharge"]),
            ("vatRate", PrintedRate.Of(voucher["VatRate"])),
            ("civilAviationFund", voucher["CivilAviationDevelopmentFund"]),
            ("otherTaxes", voucher["OtherTaxes"]),
            ("eTicketNumber", voucher.First("ETicketNumber", "ElectronicTicketNum")),
            ("verificationCode", voucher["VerificationCode"]),
            ("insurance", voucher["Insurance"]),
            ("agentCode", voucher["AgentCode"]),
            ("issuingUnit", voucher["IssueParty"]),
            ("domesticMark", voucher["MarkingOfDomesticOrInternational"]),
            ("gpNumber", voucher["NumberOfGPOrder"]),
            ("issueState", voucher["IssuingStatus"]),
            ("promptText", voucher["PromptInformation"])
        );

    /// <summary>The legs, one after the other; older files state a single one without a group.</summary>
    private static string Legs(XbrlVoucher voucher)
    {
        var legs = voucher.Groups("DetailInformationOfAirTicketTuple").Select(Leg).ToList();
        return legs.Count > 0 ? string.Join("；", legs) : Leg(name => voucher[name]);
    }

    private static string Leg(XElement group) => Leg(name => group.TextOf(name));

    private static string Leg(Func<string, string?> stated) =>
        string.Join(
            ' ',
            LegFields
                .Select(field => (field.Name, Value: stated(field.Element)))
                .Where(field => !string.IsNullOrEmpty(field.Value))
                .Select(field => field.Name + field.Value)
        );
}
