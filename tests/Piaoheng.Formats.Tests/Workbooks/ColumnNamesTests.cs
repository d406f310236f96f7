using Piaoheng.Formats.Workbooks;
using Piaoheng.Formats.Workbooks.Layouts;

namespace Piaoheng.Formats.Tests.Workbooks;

public sealed class ColumnNamesTests
{
    [Theory]
    [InlineData("数电发票号码（必填）", Column.DigitalNumber)]
    [InlineData("数电票号码", Column.DigitalNumber)]
    [InlineData("全电发票号码", Column.DigitalNumber)]
    [InlineData("sdfphm", Column.DigitalNumber)]
    [InlineData("是否勾选*", Column.Selected)]
    [InlineData("发票 号码", Column.Number)]
    [InlineData("价税合计（元）", Column.TotalInclTax)]
    [InlineData("金额（不含税）", Column.AmountExTax)]
    [InlineData("金额(含税)", Column.TotalInclTax)]
    [InlineData("FPDM", Column.Code)]
    [InlineData("购买方识别号", Column.BuyerTaxId)]
    public void Headings_are_known_in_any_writing(string heading, object column) =>
        Assert.Equal(column, ColumnNames.Find(heading));

    [Theory]
    [InlineData("对应发票号码", Column.Number)]
    [InlineData("原始发票代码", Column.Code)]
    [InlineData("本次不含税金额", Column.AmountExTax)]
    [InlineData("本次含税金额", Column.TotalInclTax)]
    public void A_heading_that_holds_the_words_is_known_loosely(string heading, object column)
    {
        Assert.Null(ColumnNames.Find(heading));
        Assert.Equal(column, ColumnNames.FindLoosely(heading));
    }

    [Fact]
    public void Every_column_of_the_main_bureau_sheets_is_known() =>
        Assert.All(
            (IEnumerable<string>)
                [
                    .. BureauLayouts.HeaderColumns,
                    .. BureauLayouts.LineColumns,
                    .. BureauLayouts.SelectionColumns,
                    .. BureauLayouts.SelectionTemplateColumns,
                    .. BureauLayouts.PurposeColumns,
                    .. BureauLayouts.ImportListColumns,
                ],
            column => Assert.NotNull(ColumnNames.Find(column))
        );
}
