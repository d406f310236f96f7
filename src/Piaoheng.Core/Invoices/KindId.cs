namespace Piaoheng.Core.Invoices;

/// <summary>票种: the ids of the policy files in <c>policy/kinds/</c> that readers produce, and the three that are no invoice.</summary>
/// <remarks>What a kind means (its numbers, fields, rules) stands only in its policy file; these are just the names.</remarks>
public static class KindId
{
    /// <summary>增值税专用发票（纸质）, 01.</summary>
    public const string PaperVatSpecial = "paper-vat-special";

    /// <summary>货物运输业增值税专用发票, 02.</summary>
    public const string PaperFreightSpecial = "paper-freight-special";

    /// <summary>机动车销售统一发票（纸质）, 03.</summary>
    public const string PaperVehicle = "paper-vehicle";

    /// <summary>增值税普通发票（纸质）, 04.</summary>
    public const string PaperVatNormal = "paper-vat-normal";

    /// <summary>增值税电子专用发票, 08.</summary>
    public const string ElectronicVatSpecial = "electronic-vat-special";

    /// <summary>增值税电子普通发票, 10.</summary>
    public const string ElectronicVatNormal = "electronic-vat-normal";

    /// <summary>增值税普通发票（卷式）, 11.</summary>
    public const string RollVatNormal = "roll-vat-normal";

    /// <summary>道路通行费电子普通发票, 14.</summary>
    public const string TollElectronic = "toll-electronic";

    /// <summary>二手车销售统一发票（纸质）, 15.</summary>
    public const string PaperUsedVehicle = "paper-used-vehicle";

    /// <summary>海关进口增值税专用缴款书, 21.</summary>
    public const string CustomsPayment = "customs-payment";

    /// <summary>电子发票（铁路电子客票）, 51.</summary>
    public const string RailETicket = "rail-eticket";

    /// <summary>电子发票（航空运输电子客票行程单）, 61.</summary>
    public const string AirItinerary = "air-itinerary";

    /// <summary>电子发票（增值税专用发票）, 81.</summary>
    public const string DigitalVatSpecial = "digital-vat-special";

    /// <summary>电子发票（普通发票）, 82.</summary>
    public const string DigitalVatNormal = "digital-vat-normal";

    /// <summary>电子发票（机动车销售统一发票）, 83.</summary>
    public const string DigitalVehicle = "digital-vehicle";

    /// <summary>电子发票（二手车销售统一发票）, 84.</summary>
    public const string DigitalUsedVehicle = "digital-used-vehicle";

    /// <summary>数电纸质发票（增值税专用发票）, 85.</summary>
    public const string DigitalPaperSpecial = "digital-paper-special";

    /// <summary>数电纸质发票（普通发票）, 86.</summary>
    public const string DigitalPaperNormal = "digital-paper-normal";

    /// <summary>数电纸质发票（机动车销售统一发票）, 87.</summary>
    public const string DigitalPaperVehicle = "digital-paper-vehicle";

    /// <summary>数电纸质发票（二手车销售统一发票）, 88.</summary>
    public const string DigitalPaperUsedVehicle = "digital-paper-used-vehicle";

    /// <summary>其他费用票据: 通用机打, 定额, 出租车, 客运, 过路费, 财政票据 and the like.</summary>
    public const string OtherExpense = "other-expense";

    /// <summary>An invoice whose 票种 cannot be told.</summary>
    public const string Unknown = "unknown";

    /// <summary>Readable, and not a 发票.</summary>
    public const string NotAnInvoice = "not-an-invoice";

    /// <summary>随附单据: belongs to an invoice (trip table, list), is none itself.</summary>
    public const string SupportingDocument = "supporting-document";

    /// <summary>读不出: with a reason (<see cref="UnreadableReason"/>).</summary>
    public const string Unreadable = "unreadable";
}
