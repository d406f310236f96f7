using Piaoheng.Core.Text;

namespace Piaoheng.Core.Tests.Text;

/// <summary>Sentences for people.</summary>
public sealed class CodedTextTests
{
    [Fact]
    public void Amounts_are_given_their_separators_and_the_arguments_stay_plain()
    {
        var text = new CodedText("X-1", "合计 {used}，号码 {number}", ("used", "-10003.36"), ("number", "26112000000031238506"));
        Assert.Equal("合计 −10,003.36，号码 26112000000031238506", text.Render());
        Assert.Equal("-10003.36", text.Args["used"]);
    }

    [Fact]
    public void A_version_is_no_amount() =>
        Assert.Equal("政策包 2026.11", new CodedText("X-2", "政策包 {version}", ("version", "2026.11")).Render());
}
