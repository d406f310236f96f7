using System.Reflection;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;

namespace Piaoheng.Core.Tests.Policy;

public sealed class KindCatalogueTests
{
    private static readonly string[] NoInvoice =
    [
        KindId.Unknown,
        KindId.NotAnInvoice,
        KindId.SupportingDocument,
        KindId.Unreadable,
    ];

    private static KindCatalogue Kinds => ShippedPolicy.Kinds;

    [Fact]
    public void Every_kind_id_has_a_file_and_every_file_a_kind_id()
    {
        var ids = typeof(KindId)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!)
            .Except(NoInvoice, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        Assert.Equal(ids.ToArray(), Kinds.All.Select(kind => kind.Id).ToArray());
    }

    [Theory]
    [InlineData("1100143130", KindId.PaperVatSpecial)]
    [InlineData("3400232150", KindId.PaperVatSpecial)]
    [InlineData("3100171320", KindId.PaperVatNormal)]
    [InlineData("3100172620", KindId.PaperVatNormal)]
    [InlineData("1100152720", KindId.PaperFreightSpecial)]
    [InlineData("011001900104", KindId.PaperVatNormal)]
    [InlineData("011001900105", KindId.PaperVatNormal)]
    [InlineData("011001900106", KindId.RollVatNormal)]
    [InlineData("011001900107", KindId.RollVatNormal)]
    [InlineData("011001900111", KindId.ElectronicVatNormal)]
    [InlineData("011001900112", KindId.TollElectronic)]
    [InlineData("011002000113", KindId.ElectronicVatSpecial)]
    [InlineData("011001900117", KindId.PaperUsedVehicle)]
    [InlineData("111001820001", KindId.PaperVehicle)]
    [InlineData("144031539110", KindId.ElectronicVatNormal)]
    [InlineData("131001570151", KindId.ElectronicVatNormal)]
    [InlineData("133011501118", KindId.ElectronicVatNormal)]
    [InlineData("111001571071", KindId.ElectronicVatNormal)]
    [InlineData("132052300111", KindId.Unknown)]
    [InlineData("011001900108", KindId.Unknown)]
    [InlineData("1100152980", KindId.Unknown)]
    [InlineData("11001431", KindId.Unknown)]
    [InlineData("25312000000349611002", KindId.Unknown)]
    [InlineData("011001900 11", KindId.Unknown)]
    [InlineData("", KindId.Unknown)]
    [InlineData(null, KindId.Unknown)]
    public void Code_tells_the_kind_or_nothing(string? code, string kind) => Assert.Equal(kind, Kinds.FromCode(code));

    [Theory]
    [InlineData("增值税专用发票", KindId.PaperVatSpecial)]
    [InlineData("纸质发票（增值税专用发票）", KindId.PaperVatSpecial)]
    [InlineData("专票", KindId.PaperVatSpecial)]
    [InlineData("增值税普通发票", KindId.PaperVatNormal)]
    [InlineData("增值税普通发票（卷式）", KindId.RollVatNormal)]
    [InlineData("增值税普通发票(卷票)", KindId.RollVatNormal)]
    [InlineData("增值税电子普通发票", KindId.ElectronicVatNormal)]
    [InlineData("电子普票", KindId.ElectronicVatNormal)]
    [InlineData("增值税电子专用发票", KindId.ElectronicVatSpecial)]
    [InlineData("电子专票", KindId.ElectronicVatSpecial)]
    [InlineData("道路通行费电子普通发票", KindId.TollElectronic)]
    [InlineData("机动车销售统一发票", KindId.PaperVehicle)]
    [InlineData("二手车销售统一发票", KindId.PaperUsedVehicle)]
    [InlineData("货物运输业增值税专用发票", KindId.PaperFreightSpecial)]
    [InlineData("海关进口增值税专用缴款书", KindId.CustomsPayment)]
    [InlineData("海关缴款书", KindId.CustomsPayment)]
    [InlineData("数电发票（增值税专用发票）", KindId.DigitalVatSpecial)]
    [InlineData("数电发票(增值税专用发票)", KindId.DigitalVatSpecial)]
    [InlineData("数电票（增值税专用发票）", KindId.DigitalVatSpecial)]
    [InlineData("全电发票（增值税专用发票）", KindId.DigitalVatSpecial)]
    [InlineData("电子发票（增值税专用发票）", KindId.DigitalVatSpecial)]
    [InlineData("数电专票", KindId.DigitalVatSpecial)]
    [InlineData("数电发票（普通发票）", KindId.DigitalVatNormal)]
    [InlineData("数电普通发票", KindId.DigitalVatNormal)]
    [InlineData("全电普票", KindId.DigitalVatNormal)]
    [InlineData("数电发票（通行费发票）", KindId.DigitalVatNormal)]
    [InlineData("数电发票（铁路电子客票）", KindId.RailETicket)]
    [InlineData("铁路电子客票", KindId.RailETicket)]
    [InlineData("数电发票（航空运输电子客票行程单）", KindId.AirItinerary)]
    [InlineData("航空运输电子客票行程单", KindId.AirItinerary)]
    [InlineData("数电发票（机动车销售统一发票）", KindId.DigitalVehicle)]
    [InlineData("数电发票（二手车销售统一发票）", KindId.DigitalUsedVehicle)]
    [InlineData("数电纸质发票（增值税专用发票）", KindId.DigitalPaperSpecial)]
    [InlineData("数电纸质发票（普通发票）", KindId.DigitalPaperNormal)]
    [InlineData("数电纸质发票（机动车销售统一发票）", KindId.DigitalPaperVehicle)]
    [InlineData("数电纸质发票（二手车销售统一发票）", KindId.DigitalPaperUsedVehicle)]
    [InlineData("通用机打发票", KindId.OtherExpense)]
    [InlineData("定额发票", KindId.OtherExpense)]
    [InlineData("出租车票", KindId.OtherExpense)]
    [InlineData("财政电子票据", KindId.OtherExpense)]
    [InlineData("非税收入一般缴款书", KindId.OtherExpense)]
    [InlineData(" 数电 发票 （ 普通 发票 ）", KindId.DigitalVatNormal)]
    [InlineData("电⼦发票（普通发票）", KindId.DigitalVatNormal)]
    [InlineData("数电发票", KindId.Unknown)]
    [InlineData("发票", KindId.Unknown)]
    [InlineData("增值税神秘发票", KindId.Unknown)]
    [InlineData("", KindId.Unknown)]
    [InlineData(null, KindId.Unknown)]
    public void Text_of_the_bureau_names_the_kind(string? text, string kind) => Assert.Equal(kind, Kinds.FromBureauText(text));

    [Theory]
    [InlineData("增值税电子普通发票", "011001900112", KindId.TollElectronic)]
    [InlineData("增值税电子普通发票", "011001900111", KindId.ElectronicVatNormal)]
    [InlineData("增值税普通发票", "011001900107", KindId.RollVatNormal)]
    [InlineData("增值税普通发票", "011001900104", KindId.PaperVatNormal)]
    [InlineData("增值税专用发票", "011001900112", KindId.PaperVatSpecial)]
    public void Code_refines_toll_and_roll_only(string text, string code, string kind) =>
        Assert.Equal(kind, Kinds.FromBureauText(text, code));

    [Theory]
    [InlineData("浙江增值税电子普通发票", "033001900111", KindId.ElectronicVatNormal)]
    [InlineData("山东增值税电子普通发票", "037001900112", KindId.TollElectronic)]
    [InlineData("北京增值税专用发票", null, KindId.PaperVatSpecial)]
    [InlineData("深圳增值税电子专用发票", null, KindId.ElectronicVatSpecial)]
    [InlineData("电子发票（普通发票）", null, KindId.DigitalVatNormal)]
    [InlineData("电子发票（增值税专用发票）", null, KindId.DigitalVatSpecial)]
    [InlineData("旅客运输服务 电子发票（普通发票）", null, KindId.DigitalVatNormal)]
    [InlineData("电子发票（铁路电子客票）", null, KindId.RailETicket)]
    [InlineData("电子发票（航空运输电子客票行程单）", null, KindId.AirItinerary)]
    [InlineData("航空运输电子客票行程单", null, KindId.OtherExpense)]
    [InlineData("江苏省车辆通行费通用（电子）发票", null, KindId.OtherExpense)]
    [InlineData("深圳市出租小汽车专用发票", null, KindId.OtherExpense)]
    [InlineData("医疗门诊收费票据（电子）", null, KindId.OtherExpense)]
    [InlineData("记账凭证", null, KindId.Unknown)]
    [InlineData("COMMERCIAL INVOICE", null, KindId.Unknown)]
    public void Printed_title_names_the_kind(string title, string? code, string kind) =>
        Assert.Equal(kind, Kinds.FromTitle(title, code));

    [Theory]
    [InlineData("01", null, KindId.PaperVatSpecial)]
    [InlineData("10", null, KindId.ElectronicVatNormal)]
    [InlineData("10", "011001900112", KindId.TollElectronic)]
    [InlineData("31", "", KindId.DigitalVatSpecial)]
    [InlineData("32", "", KindId.DigitalVatNormal)]
    [InlineData("51", "", KindId.RailETicket)]
    [InlineData("61", "", KindId.AirItinerary)]
    [InlineData("99", "", KindId.Unknown)]
    [InlineData(null, null, KindId.Unknown)]
    public void Type_of_the_qr_code_names_the_kind(string? type, string? code, string kind) =>
        Assert.Equal(kind, Kinds.FromQrType(type, code));

    [Theory]
    [InlineData("bureau", "01", KindId.PaperVatSpecial)]
    [InlineData("bureau", "88", KindId.DigitalPaperUsedVehicle)]
    [InlineData("digital", "01", KindId.DigitalVatSpecial)]
    [InlineData("digital", "02", KindId.DigitalVatNormal)]
    [InlineData("nuonuo", "pc", KindId.DigitalVatNormal)]
    [InlineData("kingdee", "4", KindId.Unknown)]
    [InlineData("nobody", "1", KindId.Unknown)]
    public void Code_of_a_list_names_the_kind_unless_it_names_several(string list, string code, string kind) =>
        Assert.Equal(kind, Kinds.FromList(list, code));

    [Fact]
    public void Printed_titles_of_every_kind_lead_back_to_its_family()
    {
        foreach (var kind in Kinds.All)
        {
            foreach (var title in kind.Titles)
            {
                var found = Kinds.Find(Kinds.FromTitle(title.Replace("{region}", "北京", StringComparison.Ordinal)));
                Assert.Equal(kind.Family, found?.Family);
            }
        }
    }

    [Fact]
    public void Names_of_every_kind_lead_back_to_it() =>
        Assert.All(Kinds.All, kind => Assert.Equal(kind.Id, Kinds.FromBureauText(kind.Name)));

    [Theory]
    [InlineData(KindId.ElectronicVatNormal, KindId.TollElectronic)]
    [InlineData(KindId.DigitalVatNormal, KindId.PaperVatNormal)]
    [InlineData(KindId.DigitalPaperSpecial, KindId.PaperVatSpecial)]
    public void Kinds_that_sources_name_alike_are_one_family(string one, string other) =>
        Assert.Equal(Kinds.Find(one)!.Family, Kinds.Find(other)!.Family);

    [Fact]
    public void Bureau_codes_are_unique() =>
        Assert.Equal(20, Kinds.All.Select(kind => kind.BureauCode).OfType<string>().Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void Only_other_expense_is_outside_the_bureau() =>
        Assert.Equal(KindId.OtherExpense, Assert.Single(Kinds.All, kind => !kind.BureauHolds).Id);

    [Fact]
    public void A_kind_is_found_only_on_days_it_was_issued()
    {
        Assert.Null(Kinds.At(KindId.RailETicket, new DateOnly(2024, 10, 31)));
        Assert.NotNull(Kinds.At(KindId.RailETicket, new DateOnly(2024, 11, 1)));
        Assert.NotNull(Kinds.At(KindId.PaperFreightSpecial, new DateOnly(2016, 6, 30)));
        Assert.Null(Kinds.At(KindId.PaperFreightSpecial, new DateOnly(2016, 7, 1)));
    }
}
