using Piaoheng.Core.Text;

namespace Piaoheng.Core.Tests.Text;

public sealed class CompatibilityFormTests
{
    [Theory]
    [InlineData("电⼦发票", "电子发票")]
    [InlineData("（ＡＢ１２）", "(AB12)")]
    [InlineData("⻋辆通⾏费 ⻓沙", "车辆通行费 长沙")]
    [InlineData("甲\u3000乙\u00A0丙", "甲 乙 丙")]
    [InlineData("￥１，２３４．５０", "¥1,234.50")]
    [InlineData("第Ⅱ项 5㎡", "第II项 5m2")]
    [InlineData("ﬁ①", "fi1")]
    [InlineData("", "")]
    public void Look_alikes_become_ordinary_characters(string text, string expected) =>
        Assert.Equal(expected, CompatibilityForm.Fold(text));

    [Fact]
    public void Ordinary_text_is_returned_as_it_is()
    {
        const string Text = "北京某某科技有限公司 ABC-123.45%";
        Assert.Same(Text, CompatibilityForm.Fold(Text));
    }

    [Fact]
    public void Folding_twice_changes_nothing_more()
    {
        for (var c = '\u0001'; c < '\uFFFF'; c++)
        {
            var once = CompatibilityForm.Fold(c.ToString());
            Assert.Equal(once, CompatibilityForm.Fold(once));
        }
    }
}
