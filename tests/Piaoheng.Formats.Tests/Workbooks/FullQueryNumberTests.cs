using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Workbooks;
using Piaoheng.Formats.Workbooks.Writing;
using static Piaoheng.Formats.Tests.Workbooks.TestBook;

namespace Piaoheng.Formats.Tests.Workbooks;

/// <summary>全量发票查询: numbers of every system, and what spreadsheets make of them.</summary>
public sealed class FullQueryNumberTests
{
    [Fact]
    public void Legacy_digital_and_paper_numbers_are_told_apart()
    {
        var document = Read(
            HeaderSheet(
                HeaderRow(First),
                HeaderRow("--", change: Legacy("011002100111", "00097000", "增值税电子普通发票")),
                HeaderRow(Second, change: Legacy("011002500104", "00012345", "数电纸质发票（普通发票）"))
            )
        );

        var (digital, legacy, paper) = (document.Readings[0], document.Readings[1], document.Readings[2]);
        Assert.Equal(
            ("", First, null, null),
            (digital.InvoiceCode, digital.InvoiceNumber, digital.PaperCode, digital.PaperNumber)
        );
        Assert.Equal(
            ("011002100111", "00097000", null, null),
            (legacy.InvoiceCode, legacy.InvoiceNumber, legacy.PaperCode, legacy.PaperNumber)
        );
        Assert.Equal(
            ("", Second, "011002500104", "00012345"),
            (paper.InvoiceCode, paper.InvoiceNumber, paper.PaperCode, paper.PaperNumber)
        );
        Assert.Equal(
            [KindId.DigitalVatSpecial, KindId.ElectronicVatNormal, KindId.DigitalPaperNormal],
            document.Readings.Select(reading => reading.Kind)
        );
        Assert.Equal([Second, "01100250010400012345"], InvoiceIdentity.Keys(paper));
    }

    [Fact]
    public void A_number_that_became_a_float_has_no_identity_and_a_finding()
    {
        var document = Read(
            HeaderSheet(
                HeaderRow(First),
                HeaderRow("", change: cells => cells["数电发票号码"] = SheetCell.Number(25312000000349610000m))
            )
        );

        var reading = document.Readings[1];
        Assert.Null(reading.InvoiceNumber);
        Assert.Empty(InvoiceIdentity.Keys(reading));
        Assert.Equal(["FMT-100"], reading.Findings.Select(finding => finding.Code));
        Assert.Equal("100.00", reading.AmountExTax?.ToString());
    }

    [Fact]
    public void Numbers_that_were_all_cut_to_fifteen_digits_have_no_identity()
    {
        var document = Read(HeaderSheet(HeaderRow("25312000000349600000"), HeaderRow("25312000000349700000")));

        Assert.All(document.Readings, reading => Assert.Null(reading.InvoiceNumber));
        Assert.All(document.Readings, reading => Assert.Contains(reading.Findings, finding => finding.Code == "FMT-111"));
    }

    [Fact]
    public void One_number_that_ends_in_zeros_by_chance_is_kept()
    {
        var document = Read(HeaderSheet(HeaderRow("25312000000349600000"), HeaderRow(First)));

        Assert.Equal(["25312000000349600000", First], document.Readings.Select(reading => reading.InvoiceNumber));
    }

    [Fact]
    public void Leading_zeros_that_were_lost_are_put_back()
    {
        var document = Read(
            HeaderSheet(
                HeaderRow(
                    "--",
                    change: cells =>
                    {
                        Legacy("", "", "增值税电子普通发票")(cells);
                        cells["发票代码"] = SheetCell.Number(11002100111m);
                        cells["发票号码"] = SheetCell.Number(97000m);
                    }
                )
            )
        );

        var reading = Assert.Single(document.Readings);
        Assert.Equal(("011002100111", "00097000"), (reading.InvoiceCode, reading.InvoiceNumber));
        Assert.Equal(["FMT-101", "FMT-101"], reading.Findings.Select(finding => finding.Code));
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
