using Piaoheng.Core.Invoices;

namespace Piaoheng.Core.Tests.Invoices;

public sealed class RedRemarkTests
{
    private const string Blue = "24112000000135110013";
    private const string Confirmation = "11010824091002610021";

    [Theory]
    [InlineData($"被红冲蓝字数电票号码：{Blue} 红字发票信息确认单编号：{Confirmation}", "", Blue, Confirmation)]
    [InlineData($"被红冲蓝字数电发票号码：{Blue} 红字发票信息确认单编号：{Confirmation}", "", Blue, Confirmation)]
    [InlineData($"退货;被红冲蓝字数电发票号码:{Blue}红字发票信息确认单编号:{Confirmation}经办张某", "", Blue, Confirmation)]
    [InlineData(
        $"被红冲蓝字发票号码：23326471 被红冲蓝字发票代码：012001800211 红字发票信息确认单编号：{Confirmation}",
        "012001800211",
        "23326471",
        Confirmation
    )]
    [InlineData("对应正数发票代码:012001800211号码:23326471", "012001800211", "23326471", null)]
    [InlineData("对应正数发票代码:012001800211 号码:23326471鲁NGR123 一型客车", "012001800211", "23326471", null)]
    [InlineData("  对应正数发票代码：1100162130　号码：00097000 ", "1100162130", "00097000", null)]
    public void Every_known_wording_names_the_blue_invoice(string remark, string code, string number, string? confirmation)
    {
        Assert.True(RedRemark.TryParse(remark, out var reference));
        Assert.Equal(new RedReference(code, number, confirmation), reference);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("收款人:张某")]
    [InlineData("被红冲蓝字数电发票号码：2411200000013511001")]
    [InlineData("红冲上月发票")]
    public void A_remark_without_a_blue_number_names_none(string? remark) => Assert.False(RedRemark.TryParse(remark, out _));
}
