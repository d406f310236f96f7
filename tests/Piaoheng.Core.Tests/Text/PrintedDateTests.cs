using System.Globalization;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Tests.Text;

public sealed class PrintedDateTests
{
    [Theory]
    [InlineData("2018年09月21日", "2018-09-21")]
    [InlineData("2022年12月8日", "2022-12-08")]
    [InlineData("2019 年11 月18 日", "2019-11-18")]
    [InlineData("2019 05 08", "2019-05-08")]
    [InlineData("２０１９年０５月０８日", "2019-05-08")]
    [InlineData("2026-04-22", "2026-04-22")]
    [InlineData("2026/4/2", "2026-04-02")]
    [InlineData("2026.4.2", "2026-04-02")]
    [InlineData("20260422", "2026-04-22")]
    [InlineData("20260420094346000", "2026-04-20")]
    [InlineData("2023-02-23 10:08:05", "2023-02-23")]
    [InlineData("2023-11-13T20:05:10", "2023-11-13")]
    [InlineData("2018年04月19日 10:51开", "2018-04-19")]
    [InlineData("  2024-02-29\r\n", "2024-02-29")]
    public void Every_printed_form_is_read(string text, string expected)
    {
        Assert.True(PrintedDate.TryParse(text, out var day));
        Assert.Equal(DateOnly.ParseExact(expected, "yyyy-MM-dd", CultureInfo.InvariantCulture), day);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("年月日")]
    [InlineData("2023-02-29")]
    [InlineData("2023-13-01")]
    [InlineData("20231301")]
    [InlineData("2023")]
    [InlineData("2023-05")]
    [InlineData("23-05-01")]
    [InlineData("2023-05-017")]
    [InlineData("2023-05-01 合计")]
    [InlineData("0001-01-01")]
    public void What_is_no_day_is_refused(string? text) => Assert.False(PrintedDate.TryParse(text, out _));
}
