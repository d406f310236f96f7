using CsCheck;
using Piaoheng.Core.Money;
using Piaoheng.Formats.Workbooks.Writing;

namespace Piaoheng.Formats.Tests.Workbooks;

public sealed class DelimitedWriterTests
{
    [Fact]
    public void Numbers_are_plain_and_text_is_quoted_where_needed() =>
        Assert.Equal(
            "-12.50,2026-07-28,\"a,\"\"b\"\"\r\nc\",\r\n",
            Row(Yuan.FromFen(-1250), new DateOnly(2026, 7, 28), "a,\"b\"\r\nc", SheetCell.Empty)
        );

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("＝1")]
    [InlineData("＋1")]
    [InlineData("－1")]
    [InlineData("＠x")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    [InlineData("\0=1")]
    public void Text_that_could_be_a_formula_gets_an_apostrophe(string text) =>
        Assert.StartsWith("'", Row(text).Trim('"'), StringComparison.Ordinal);

    [Fact]
    public void What_was_neutralised_can_be_restored() =>
        Gen.String[Gen.Char["=+-@＝'\ta票"], 0, 5]
            .Sample(text => SafeText.Restore(SafeText.Neutralise(text)) == text, iter: 500, threads: 1);

    private static string Row(params ReadOnlySpan<SheetCell> cells)
    {
        var text = new StringWriter();
        new DelimitedWriter(text).WriteRow(cells);
        return text.ToString();
    }
}
