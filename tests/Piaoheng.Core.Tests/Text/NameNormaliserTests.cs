using Piaoheng.Core.Text;

namespace Piaoheng.Core.Tests.Text;

public sealed class NameNormaliserTests
{
    [Theory]
    [InlineData("甲乙（北京）科技有限公司", "甲乙(北京)科技有限公司")]
    [InlineData("甲乙【北京】科技有限公司", "甲乙（北京）科技有限公司")]
    [InlineData(" 甲乙 科技有限公司\u3000", "甲乙科技有限公司")]
    [InlineData("ＡＢＣ贸易公司", "abc贸易公司")]
    [InlineData("⻓⻋公司", "长车公司")]
    public void Width_brackets_and_spaces_make_no_difference(string left, string right) =>
        Assert.True(NameNormaliser.Same(left, right));

    [Theory]
    [InlineData("甲乙（北京）科技有限公司", "甲乙北京科技有限公司")]
    [InlineData("甲乙科技有限公司", "甲乙科技公司")]
    public void Other_characters_do(string left, string right) => Assert.False(NameNormaliser.Same(left, right));
}
