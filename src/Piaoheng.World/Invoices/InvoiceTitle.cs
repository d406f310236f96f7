using Piaoheng.Core.Invoices;
using Piaoheng.World.Companies;

namespace Piaoheng.World.Invoices;

/// <summary>票头 of each kind.</summary>
internal static class InvoiceTitle
{
    /// <summary>The title that a seller's invoices of a kind carry.</summary>
    public static string Of(string kind, Company seller) =>
        kind switch
        {
            KindId.DigitalVatSpecial => "电子发票（增值税专用发票）",
            KindId.DigitalVatNormal => "电子发票（普通发票）",
            KindId.DigitalVehicle => "电子发票（机动车销售统一发票）",
            KindId.DigitalUsedVehicle => "电子发票（二手车销售统一发票）",
            KindId.RailETicket => "电子发票（铁路电子客票）",
            KindId.AirItinerary => "电子发票（航空运输电子客票行程单）",
            KindId.ElectronicVatNormal or KindId.TollElectronic => seller.Region.Title + "增值税电子普通发票",
            KindId.ElectronicVatSpecial => seller.Region.Title + "增值税电子专用发票",
            KindId.PaperVatSpecial or KindId.DigitalPaperSpecial => seller.Region.Title + "增值税专用发票",
            KindId.PaperVatNormal or KindId.DigitalPaperNormal => seller.Region.Title + "增值税普通发票",
            KindId.PaperFreightSpecial => seller.Region.Title + "货物运输业增值税专用发票",
            KindId.RollVatNormal => seller.Region.Title + "增值税普通发票（卷式）",
            KindId.PaperVehicle or KindId.DigitalPaperVehicle => "机动车销售统一发票",
            KindId.PaperUsedVehicle or KindId.DigitalPaperUsedVehicle => "二手车销售统一发票",
            KindId.CustomsPayment => "海关进口增值税专用缴款书",
            _ => seller.Region.Place + "车辆通行费通用（电子）发票",
        };
}
