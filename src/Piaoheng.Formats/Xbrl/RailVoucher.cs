using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Formats.Xml;

namespace Piaoheng.Formats.Xbrl;

/// <summary>电子发票（铁路电子客票） (family <c>rai</c>). The only source of its 金额 and 税额: the page shows the fare alone.</summary>
internal static class RailVoucher
{
    /// <summary>Reads one ticket.</summary>
    public static Reading Read(XbrlVoucher voucher, VoucherContext context)
    {
        var parser = new FieldParser();
        var total = parser.Amount("totalInclTax", voucher["Fare"]);
        return new Reading
        {
            File = context.File,
            Source = context.Source,
            Kind = KindId.RailETicket,
            PrintedTitle = voucher["TypeOfVoucher"],
            InvoiceCode = string.Empty,
            InvoiceNumber = voucher["ElectronicInvoiceRailwayETicketNumber"],
            IssueDate = parser.Date("issueDate", voucher["DateOfIssue"]),
            CheckCode = string.Empty,
            MachineNumber = string.Empty,
            BuyerName = voucher["NameOfPurchaser"],
            BuyerTaxId = FieldParser.TaxId(voucher["UnifiedSocialCreditCodeOfPurchaser"]),
            SellerName = voucher["IssueParty"],
            SellerTaxId = FieldParser.TaxId(voucher["IssuePartyCode"]),
            AmountExTax = parser.Amount("amountExTax", voucher["TotalAmountExcludingTax"]),
            TaxAmount = parser.Amount("taxAmount", voucher["TaxAmount"]),
            TotalInclTax = total,
            Lines = [],
            Remark = voucher["Remarks"],
            RedOf = RedOf(voucher, total),
            Extra = Extra(voucher),
            Findings = parser.Findings,
        };
    }

    /// <summary>A ticket with a negative fare reverses the one it names; a refund or change fee is an invoice of its own.</summary>
    private static RedReference? RedOf(XbrlVoucher voucher, PrintedAmount? total) =>
        voucher["NumberOfOriginalInvoice"] is { Length: > 0 } original && total is { Value.Fen: < 0 }
            ? new RedReference(string.Empty, original)
            : null;

    private static SortedDictionary<string, string> Extra(XbrlVoucher voucher) =>
        VoucherExtra.Of(
            (ExtraKey.DepartureStation, voucher["DepartureStation"]),
            (ExtraKey.DestinationStation, voucher["DestinationStation"]),
            ("trainNumber", voucher["TrainNumber"]),
            (ExtraKey.TravelDate, voucher["TravelDate"]),
            ("departureTime", voucher["DepartureTime"]),
            (ExtraKey.SeatClass, voucher["SeatLevel"]),
            ("carriage", voucher["Carriage"]),
            ("seat", voucher["Seat"]),
            ("ticketType", voucher["TypeOfRailwayTicket"]),
            ("airConditioning", voucher["AirConditioningCharacteristics"]),
            ("discountMark", voucher["DiscountMark"]),
            ("eTicketNumber", voucher["ETicketNumber"]),
            (ExtraKey.PassengerName, PersonMask.Name(voucher["Name"] ?? string.Empty)),
            (ExtraKey.PassengerId, PersonMask.Id(voucher["IdNumber"] ?? string.Empty)),
            ("businessType", voucher["TypeOfBusiness"]),
            ("amountRefunded", voucher["AmountRefunded"]),
            ("originalFare", voucher["FareOfOriginalRailwayTicket"]),
            ("originalDepartureStation", voucher["DepartureStationOfOriginalRailwayTicket"]),
            ("originalDestinationStation", voucher["DestinationStationOfOriginalRailwayTicket"]),
            ("originalInvoiceNumber", voucher["NumberOfOriginalInvoice"]),
            ("taxRate", PrintedRate.Of(voucher["TaxRate"])),
            ("buyerAddressPhone", voucher["AddressPhoneNumberOfPurchaser"]),
            ("buyerBankAccount", voucher["DepositBankAndAccountNumberOfPurchaser"])
        );
}
