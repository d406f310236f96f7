using Piaoheng.Core.Entry;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Entry;
using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Tests.Access;

public sealed class FieldMaskTests
{
    private static readonly Reading Whole = new()
    {
        File = "a.xml",
        Kind = KindId.DigitalVatNormal,
        Remark = "销方开户银行:某某银行北京分行; 银行账号：6222 0000 1111 2222；身份证号110101199001011234；合同号 20260001",
        Extra = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["buyerBankAccount"] = "某某银行北京分行 01090370800120112345678",
            ["passengerId"] = "1101011990****1234",
            ["train"] = "G1234",
        },
    };

    [Fact]
    public void Whoever_has_the_rights_sees_everything()
    {
        var mask = Mask(SensitivePermissions.BankAccounts, SensitivePermissions.PersonalIds);

        Assert.True(mask.SeesAll);
        Assert.Same(Whole, mask.Apply(Whole));
        Assert.Null(mask.Wanting(Whole));
    }

    [Fact]
    public void Nobody_sees_more_than_four_characters_of_what_they_have_no_right_to()
    {
        var seen = Mask().Apply(Whole);

        Assert.Equal("某某银行北京分行 *******************5678", seen.Extra["buyerBankAccount"]);
        Assert.Equal("**************1234", seen.Extra["passengerId"]);
        Assert.Equal("G1234", seen.Extra["train"]);
        Assert.Equal(
            "销方开户银行:某某银行北京分行; 银行账号：**** **** **** 2222；身份证号**************1234；合同号 20260001",
            seen.Remark
        );
    }

    [Fact]
    public void Each_right_uncovers_its_own_fields()
    {
        var bank = Mask(SensitivePermissions.BankAccounts).Apply(Whole);
        Assert.Equal(Whole.Extra["buyerBankAccount"], bank.Extra["buyerBankAccount"]);
        Assert.Contains("6222 0000 1111 2222", bank.Remark, StringComparison.Ordinal);
        Assert.DoesNotContain("110101199001011234", bank.Remark, StringComparison.Ordinal);

        var ids = Mask(SensitivePermissions.PersonalIds).Apply(Whole);
        Assert.Equal(Whole.Extra["passengerId"], ids.Extra["passengerId"]);
        Assert.DoesNotContain("6222 0000", ids.Remark, StringComparison.Ordinal);
    }

    [Fact]
    public void Original_is_refused_only_where_it_carries_what_is_covered()
    {
        Assert.Equal(SensitivePermissions.PersonalIds, Mask(SensitivePermissions.BankAccounts).Wanting(Whole));
        Assert.Equal(SensitivePermissions.BankAccounts, Mask(SensitivePermissions.PersonalIds).Wanting(Whole));
        var plain = Whole with { Extra = new Dictionary<string, string>(StringComparer.Ordinal), Remark = "无" };
        Assert.Null(Mask().Wanting(plain));
    }

    [Fact]
    public void What_is_left_covered_in_a_form_stands_for_what_it_covers()
    {
        var whole = Form("extra.passengerId", "1101011990****1234", "remark", Whole.Remark!);
        var seen = Mask().Apply(whole);
        Assert.Equal("**************1234", seen["extra.passengerId"]);
        Assert.DoesNotContain("6222", seen["remark"], StringComparison.Ordinal);

        Assert.Equal(whole.Fields, Mask().Uncover(seen, whole).Fields);
        var edited = Form("extra.passengerId", "110101199001015678", "remark", "更正：" + seen["remark"]);
        var back = Mask().Uncover(edited, whole);
        Assert.Equal("110101199001015678", back["extra.passengerId"]);
        Assert.Equal("更正：" + Whole.Remark, back["remark"]);
        Assert.Same(edited, Mask(SensitivePermissions.BankAccounts, SensitivePermissions.PersonalIds).Uncover(edited, whole));
    }

    [Fact]
    public void Covering_a_hostile_remark_takes_no_time()
    {
        var remark = string.Concat(Enumerable.Repeat("账号:账号: - - - ", 20_000));

        Assert.NotNull(Mask().Apply(Whole with { Remark = remark }).Remark);
    }

    private static EntryForm Form(string key, string text, string other, string otherText) =>
        new()
        {
            Kind = KindId.RailETicket,
            Fields = new SortedDictionary<string, string>(StringComparer.Ordinal) { [key] = text, [other] = otherText },
        };

    [Theory]
    [InlineData("价税合计 ¥18,560.00，税额 2,135.22", "价税合计 ＊＊＊，税额 ＊＊＊")]
    [InlineData("差 −1.00；单价 53.0973451327", "差 ＊＊＊；单价 ＊＊＊")]
    [InlineData("已付 18560 元，壹万捌仟伍佰陆拾元整", "已付 ＊＊＊ 元，＊＊＊")]
    [InlineData("\"total\":\"18560.00\"", "\"total\":\"＊＊＊\"")]
    [InlineData("合计1234.50元，服务费5000元，预算3千元", "合计＊＊＊元，服务费＊＊＊元，预算＊＊＊千元")]
    [InlineData("金额100.00，100.00税额，合计:1,234.50，差额-1.00", "金额＊＊＊，＊＊＊税额，合计:＊＊＊，差额＊＊＊")]
    [InlineData("RMB1234.50 或 100.00USD 或 HK$12.00", "RMB＊＊＊ 或 ＊＊＊USD 或 HK$＊＊＊")]
    [InlineData("滴滴1234.50元.pdf 和 餐费_88.00.pdf", "滴滴＊＊＊元.pdf 和 餐费_＊＊＊.pdf")]
    [InlineData("金额/税额100.00/13.00", "金额/税额＊＊＊/＊＊＊")]
    [InlineData("01,32,,26112000000712345678,18560.00,20261016,,1A2B", "01,32,,26112000000712345678,＊＊＊,20261016,,1A2B")]
    [InlineData("1,284 张，占 13.25%，共 2.35 MB，版本 2026.11.30，09:02:33，税率 13%", null)]
    [InlineData("占13.25%，共2.35MB，版本2026.11.30，v1.25，时间09:02:33.125，来自192.168.10.12，2026元旦", null)]
    [InlineData("<a href=\"/x/12.50\" width=\"12.50px\">", null)]
    [InlineData("<link href=\"/lib/a.3.14.css\" /><rect width=\"45\" />", null)]
    public void Amounts_in_words_are_covered_and_other_figures_are_not(string whole, string? seen)
    {
        var mask = Covering(SensitivePermissions.Amounts);

        Assert.Equal(seen ?? whole, mask.Apply(whole));
        Assert.Equal(whole, Mask(SensitivePermissions.BankAccounts, SensitivePermissions.PersonalIds).Apply(whole));
    }

    [Fact]
    public void Price_and_original_are_covered_with_the_amounts()
    {
        var mask = Covering(SensitivePermissions.Amounts);
        var priced = Whole with { Lines = [new InvoiceLine { Name = "软件", UnitPrice = "1856" }] };

        Assert.Equal(FieldMask.AmountCover, Assert.Single(mask.Apply(priced).Lines!).UnitPrice);
        Assert.Equal(SensitivePermissions.Amounts, mask.Wanting(priced));
        Assert.Equal(SensitivePermissions.Amounts, mask.Wanting([]));
    }

    [Fact]
    public void Without_amounts_nothing_that_states_or_approves_them_can_be_done()
    {
        var lent = new[] { EntryPermissions.Type.Id, EntryPermissions.Review.Id, EntryPermissions.View.Id };

        Assert.False(Rights.Of(lent).Usable().Has(EntryPermissions.Type.Id));
        Assert.True(Rights.Of(lent).Usable().Has(EntryPermissions.View.Id));
        Assert.True(Rights.Of([.. lent, SensitivePermissions.Amounts.Id]).Usable().Has(EntryPermissions.Review.Id));
        Assert.True(Rights.All.Usable().Has(EntryPermissions.Type.Id));
    }

    private static FieldMask Covering(Permission covers) =>
        Of(PermissionCatalogue.All.Where(right => right != covers).Select(right => right.Id));

    private static FieldMask Mask(params Permission[] rights) =>
        Of(rights.Append(SensitivePermissions.Amounts).Select(right => right.Id));

    private static FieldMask Of(IEnumerable<string> rights) => new(new Actor("某人") { UserId = 1, Rights = Rights.Of(rights) });
}
