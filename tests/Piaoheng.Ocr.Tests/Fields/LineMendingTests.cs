using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Ocr.Fields.Layout;
using Piaoheng.Ocr.Fields.Lines;
using Piaoheng.Ocr.Fields.Results;

namespace Piaoheng.Ocr.Tests.Fields;

/// <summary>Cells of goods that were misread, mended by what the row itself says.</summary>
public sealed class LineMendingTests
{
    [Theory]
    // The last figure, one of a repeated run, several of it.
    [InlineData("197", "92.0796446", "18139.69", "92.07964467")]
    [InlineData("411.65", "5.633037774808", "2318.84", "5.6330377748087")]
    [InlineData("72", "42.3716666666", "3050.76", "42.3716666666667")]
    [InlineData("3", "209.02666666666", "627.08", "209.026666666667")]
    // A rule of the table before it.
    [InlineData("63", "348.1150793650794", "3031.25", "48.1150793650794")]
    [InlineData("55.05", "55.4955495004541", "302.53", "5.4955495004541")]
    public void A_worked_out_price_gets_its_lost_figures_back(string quantity, string read, string amount, string price)
    {
        var mended = Mended(quantity, read, amount);

        Assert.Equal((price, SourceId.OcrCorrected), (mended.Value, mended.Source));
    }

    [Theory]
    // Thirteen places: a fourteenth that would fit too is not put in.
    [InlineData("3664.46", "3.1559629522494", "11564.90")]
    [InlineData("34", "20.84470588", "708.72")]
    [InlineData("3", "209.026666666667", "627.08")]
    // Typed, not worked out.
    [InlineData("100", "12.3457", "1234.57")]
    public void A_price_that_says_the_quotient_stays(string quantity, string read, string amount)
    {
        var left = Mended(quantity, read, amount);

        Assert.Equal((read, SourceId.Ocr), (left.Value, left.Source));
    }

    [Theory]
    [InlineData("756.6", "756.67", "756.67")]
    [InlineData("168.75", "168.76", "168.76")]
    [InlineData("168.75", "168.755", null)]
    [InlineData("168.75", "199.76", null)]
    public void A_price_in_fen_is_mended_by_one_figure(string read, string quotient, string? price) =>
        Assert.Equal(price, WorkedOutPrice.Cent(Field(read), decimal.Parse(quotient, CultureInfo.InvariantCulture))?.Value);

    [Theory]
    [InlineData("0.00000000000000000001", false)]
    [InlineData("1000000000000", false)]
    [InlineData("0", true)]
    [InlineData("-0.000001", true)]
    public void A_number_by_which_nothing_can_be_divided_is_none(string text, bool isNumber) =>
        Assert.Equal(isNumber, LineCheck.Parse(text) is not null);

    [Theory]
    [InlineData("*电子元件*贴片电阻 4.7kQΩ", "*电子元件*贴片电阻 4.7kΩ")]
    [InlineData("贴片电阻 10k0±1%", "贴片电阻 10kΩ±1%")]
    [InlineData("*柴油*0号车用柴油(VI", "*柴油*0号车用柴油（Ⅵ）")]
    [InlineData("*柴油*0号车用柴油由(VI", "*柴油*0号车用柴油（Ⅵ）")]
    [InlineData("*柴油*0号军用柴油(VI", "*柴油*0号车用柴油（Ⅵ）")]
    [InlineData("“餐饮服务“餐费", "*餐饮服务*餐费")]
    [InlineData("企业管理服务“物业服务费", "*企业管理服务*物业服务费")]
    [InlineData("*服装*“红”字衬衫", "*服装*“红”字衬衫")]
    public void Names_of_goods_get_the_sign_that_was_misread(string read, string name) => Assert.Equal(name, GoodsText.Of(read));

    [Fact]
    public void Only_the_tax_that_its_rate_does_not_make_is_mended()
    {
        var wrong = new Dictionary<string, FoundField>(StringComparer.Ordinal)
        {
            ["amount"] = Field("26417.53"),
            ["taxRate"] = Field("11%"),
            ["tax"] = Field("2905.98"),
        };
        var right = new Dictionary<string, FoundField>(wrong, StringComparer.Ordinal) { ["tax"] = Field("2905.93") };

        Assert.True(LineCheck.IsMended(wrong, Field("2905.93")));
        Assert.False(LineCheck.IsMended(right, Field("2905.88")));
    }

    [Theory]
    [InlineData("升164.02", "升", "164.02")]
    [InlineData("吨公:1547.66", "吨公", "1547.66")]
    // Quantity and price touch as well: the product tells later where the one ends.
    [InlineData("升164.026.5574929886599", "升", "164.026.5574929886599")]
    public void A_unit_that_touches_its_quantity_is_a_cell_of_its_own(string read, string unit, string figures)
    {
        var headings = new TextRow([
            Cell("项目名称", 30),
            Cell("规格型号", 200),
            Cell("单位", 320),
            Cell("数量", 400),
            Cell("单价", 500),
            Cell("金额", 600),
        ]);
        var row = new TextRow([Cell("*柴油*柴油", 20), Cell(read, 323), Cell("1075.56", 590)]);

        var cells = LineRow.Read(row, new LineColumns(headings))!;

        Assert.Equal(unit, cells["unit"].Value);
        Assert.Contains(cells, cell => cell.Key is "quantity" or "unitPrice" && cell.Value.Value == figures);
    }

    private static Piece Cell(string text, float left) => SheetMaker.PieceOf(WrittenPage.Line(text, 0, 0, 10), left, 5);

    private static FoundField Mended(string quantity, string price, string amount)
    {
        var line = new Dictionary<string, FoundField>(StringComparer.Ordinal)
        {
            ["quantity"] = Field(quantity),
            ["unitPrice"] = Field(price),
        };
        WorkedOutPrice.Mend(line, decimal.Parse(amount, CultureInfo.InvariantCulture));
        return line["unitPrice"];
    }

    private static FoundField Field(string text)
    {
        var line = WrittenPage.Line(text, 0, 0, 10);
        return new FoundField(text, SheetMaker.PieceOf(line, 0, 5));
    }
}
