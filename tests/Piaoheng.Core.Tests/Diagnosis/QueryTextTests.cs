using Piaoheng.Core.Diagnosis;

namespace Piaoheng.Core.Tests.Diagnosis;

public sealed class QueryTextTests
{
    [Theory]
    [InlineData("26112000002051836904", null, "26112000002051836904")]
    [InlineData("2611 2000 0020 5183 6904", null, "26112000002051836904")]
    [InlineData("２６１１２０００００２０５１８３６９０４", null, "26112000002051836904")]
    [InlineData("发票号码：26112000-0020-51836904", null, "26112000002051836904")]
    [InlineData("发票代码：011001900111 号码：12345678", "011001900111", "12345678")]
    [InlineData("1100190011 12345678", "1100190011", "12345678")]
    [InlineData("836904", null, "836904")]
    [InlineData("01,32,,26112000002051836904,18560.00,20261028,,ABCD", null, "26112000002051836904")]
    [InlineData("01,10,011001900111,12345678,100.00,20200110,12345678901234567890,AB12", "011001900111", "12345678")]
    public void A_number_is_read_in_any_form(string text, string? code, string number)
    {
        var query = QueryText.Parse(text);
        Assert.Equal((code, number), (query.InvoiceCode, query.InvoiceNumber));
    }

    [Theory]
    [InlineData("26112000002051836904  ¥18,560.00  2026-10-28", "26112000002051836904", "18560.00", "2026-10-28")]
    [InlineData("18,560.00 2026年10月28日", null, "18560.00", "2026-10-28")]
    [InlineData("2026/10/28 18560元", null, "18560.00", "2026-10-28")]
    [InlineData("¥-113.00", null, "-113.00", null)]
    [InlineData("26112000002051836904 2026-10-28", "26112000002051836904", null, "2026-10-28")]
    public void Amount_and_day_may_stand_beside_it(string text, string? number, string? amount, string? day)
    {
        var query = QueryText.Parse(text);
        Assert.Equal(number, query.InvoiceNumber);
        Assert.Equal(amount, query.Amount?.ToString());
        Assert.Equal(day, query.IssueDate?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("发票")]
    [InlineData("123")]
    public void What_says_nothing_is_not_usable(string? text) => Assert.False(QueryText.Parse(text).IsUsable);
}
