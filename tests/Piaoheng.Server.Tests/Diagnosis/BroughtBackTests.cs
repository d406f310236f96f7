using Piaoheng.Server.Modules.Diagnosis;

namespace Piaoheng.Server.Tests.Diagnosis;

/// <summary>What is said after lost invoices were brought back.</summary>
public sealed class BroughtBackTests
{
    [Fact]
    public void What_came_back_alone_is_told_with_its_files() =>
        Assert.Equal("已重新读取a.xml、b.pdf，发票找回来了。", new BringBackLost.BroughtBack(["7"], ["a.xml", "b.pdf"], 0).Says);

    [Fact]
    public void What_did_not_come_back_is_told_too_and_where_it_can_be_had() =>
        Assert.Equal(
            "已按保存的读取结果重建，找回 1 张，还有 2 张没有找回；请用核验过的备份恢复。",
            new BringBackLost.BroughtBack(["7"], [], 2).Says
        );
}
