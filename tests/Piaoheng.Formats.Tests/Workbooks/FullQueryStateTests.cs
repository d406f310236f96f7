using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Workbooks;
using Piaoheng.Formats.Workbooks.Writing;
using static Piaoheng.Formats.Tests.Workbooks.TestBook;

namespace Piaoheng.Formats.Tests.Workbooks;

/// <summary>全量发票查询: states, red and voided rows, kinds.</summary>
public sealed class FullQueryStateTests
{
    [Theory]
    [InlineData("正常", "正常", VoidState.None, RedState.None, RiskState.Normal)]
    [InlineData("已作废", "正常", VoidState.Voided, RedState.None, RiskState.Normal)]
    [InlineData("已红冲-全额", "正常", VoidState.None, RedState.Full, RiskState.Normal)]
    [InlineData("已红冲-部分", "疑点发票", VoidState.None, RedState.Partial, RiskState.Doubtful)]
    [InlineData("正常", "异常凭证", VoidState.None, RedState.None, RiskState.Abnormal)]
    [InlineData("失控", "", VoidState.None, RedState.None, RiskState.LostControl)]
    [InlineData("", "", VoidState.Unknown, RedState.Unknown, RiskState.Unknown)]
    public void States_are_three_axes_and_the_word_itself(
        string status,
        string risk,
        VoidState isVoid,
        RedState red,
        RiskState riskState
    )
    {
        var document = Read(
            HeaderSheet(
                HeaderRow(
                    First,
                    change: cells =>
                    {
                        cells["发票状态"] = status;
                        cells["发票风险等级"] = risk;
                    }
                )
            )
        );

        Assert.Equal(
            new InvoiceStatus(isVoid, red, riskState, status.Length == 0 ? null : status),
            Assert.Single(document.Readings).Status
        );
    }

    [Fact]
    public void A_red_row_names_its_blue_one_and_reverses_it_although_that_still_says_normal()
    {
        var document = Read(
            HeaderSheet(
                HeaderRow(
                    Second,
                    -100m,
                    -13m,
                    cells => cells["备注"] = $"被红冲蓝字数电发票号码：{First} 红字发票信息确认单编号：11010826090000000001"
                ),
                HeaderRow(First)
            )
        );

        Assert.Equal(new RedReference("", First, "11010826090000000001"), document.Readings[0].RedOf);
        var blue = document.Readings[1];
        Assert.Equal((RedState.Full, "正常"), (blue.Status.Red, blue.Status.Text));
        Assert.Contains(blue.Findings, finding => finding.Code == "FMT-110");
    }

    [Fact]
    public void A_red_row_over_a_part_reverses_a_part()
    {
        var document = Read(
            HeaderSheet(
                HeaderRow(Second, -40m, -5.2m, cells => cells["备注"] = $"被红冲蓝字数电票号码：{First}"),
                HeaderRow(First)
            )
        );

        Assert.Equal(RedState.Partial, document.Readings[1].Status.Red);
    }

    [Fact]
    public void An_unknown_kind_is_kept_in_words_and_flagged()
    {
        var reading = Assert.Single(
            Read(HeaderSheet(HeaderRow(First, change: cells => cells["发票票种"] = "元宇宙票据"))).Readings
        );

        Assert.Equal((KindId.Unknown, "元宇宙票据"), (reading.Kind, reading.Extra["kindText"]));
        Assert.Equal(["FMT-106"], reading.Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void A_voided_blank_form_is_accepted()
    {
        var reading = Assert.Single(
            Read(
                HeaderSheet(
                    HeaderRow(
                        "--",
                        0m,
                        0m,
                        cells =>
                        {
                            Legacy("011002100104", "00012345", "增值税普通发票")(cells);
                            cells["发票状态"] = "已作废";
                            cells["购方识别号"] = "000000000000000";
                            cells["购买方名称"] = "";
                        }
                    )
                )
            ).Readings
        );

        Assert.Equal(VoidState.Voided, reading.Status.Void);
        Assert.Empty(reading.Findings);
    }

    private static Action<Dictionary<string, SheetCell>> Legacy(string code, string number, string kind) =>
        cells =>
        {
            cells["发票代码"] = code;
            cells["发票号码"] = number;
            cells["发票票种"] = kind;
            cells["发票来源"] = "增值税发票管理系统";
        };
}
