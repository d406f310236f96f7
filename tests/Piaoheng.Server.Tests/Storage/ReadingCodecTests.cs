using System.Text.Json;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Text;
using Piaoheng.Core.Validation;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Tests.Storage;

public sealed class ReadingCodecTests
{
    [Fact]
    public void Every_field_of_a_full_reading_comes_back()
    {
        var reading = Full();
        foreach (var property in typeof(Reading).GetProperties().Where(property => property.CanWrite))
        {
            Assert.True(property.GetValue(reading) is not null, $"The test leaves {property.Name} out.");
        }

        AssertSame(reading, ReadingCodec.Read(ReadingCodec.Write(reading)));
    }

    [Fact]
    public void Missing_stays_missing_and_empty_stays_empty()
    {
        var reading = new Reading
        {
            File = "a.pdf",
            Kind = KindId.Unknown,
            InvoiceCode = "",
            BuyerTaxId = null,
            Lines = [],
        };
        var back = ReadingCodec.Read(ReadingCodec.Write(reading));
        Assert.Equal("", back.InvoiceCode);
        Assert.Null(back.BuyerTaxId);
        Assert.Empty(back.Lines!);
        Assert.Null(ReadingCodec.Read(ReadingCodec.Write(reading with { Lines = null })).Lines);
    }

    [Theory]
    [InlineData(SignatureState.Valid)]
    [InlineData(SignatureState.Broken)]
    [InlineData(SignatureState.Absent)]
    [InlineData(SignatureState.Unchecked)]
    public void The_first_value_of_an_enumeration_is_not_lost(SignatureState state)
    {
        var reading = new Reading
        {
            File = "a.xml",
            Kind = KindId.Unknown,
            Signature = state,
        };
        Assert.Equal(state, ReadingCodec.Read(ReadingCodec.Write(reading)).Signature);
    }

    [Fact]
    public void Coded_texts_come_back()
    {
        var text = new CodedText("INT-10", "“{file}”已有", ("file", "甲.xml"));
        var back = Assert.Single(ReadingCodec.ReadTexts(ReadingCodec.WriteTexts([text])));
        Assert.Equal(text.Render(), back.Render());
        Assert.Equal(text.Template, back.Template);
    }

    private static Reading Full() =>
        new()
        {
            File = "a.zip!/b.xml",
            Part = "第2页",
            Kind = KindId.DigitalVatSpecial,
            Reason = UnreadableReason.Broken,
            PrintedTitle = "电子发票（增值税专用发票）",
            Direction = Direction.Out,
            Signature = SignatureState.Valid,
            InvoiceCode = "011002000111",
            InvoiceNumber = "00000018",
            PaperCode = "1100203130",
            PaperNumber = "00000019",
            IssueDate = new DateOnly(2026, 2, 28),
            CheckCode = "01234567890123456789",
            MachineNumber = "012345678901",
            BuyerName = "",
            BuyerTaxId = "911100000000000101",
            SellerName = "北京“引号”有限公司",
            SellerTaxId = "911100000000000202",
            AmountExTax = Yuan.FromFen(-12345),
            TaxAmount = new PrintedAmount(Yuan.Zero, PrintedAmount.Masked),
            TotalInclTax = new PrintedAmount(Yuan.FromFen(100), "1.0034"),
            TotalInChinese = "壹圆整",
            Qr = "01,32,,1",
            Lines =
            [
                new InvoiceLine
                {
                    Name = "*餐饮服务*餐费",
                    Spec = "",
                    Unit = "次",
                    Quantity = "1.0000000000001",
                    UnitPrice = "0.1",
                    Amount = Yuan.FromFen(1),
                    TaxRate = "免税",
                    Tax = new PrintedAmount(Yuan.Zero, "***"),
                    TaxCode = "3070401000000000000",
                },
            ],
            Drawer = "张三",
            Remark = "换行\n与<标记>",
            RedOf = new RedReference("", "25112000000000000001", "1100"),
            Status = new InvoiceStatus(VoidState.None, RedState.Partial, RiskState.LostControl, "正常"),
            Extra = new Dictionary<string, string>(StringComparer.Ordinal) { ["channel"] = "乐企" },
            Findings =
            [
                new Finding(
                    new CodedText("V-090", "两处{a}不一致", ("a", "号码")),
                    Severity.Info,
                    "lines[0].amount",
                    "1.00",
                    null
                ),
            ],
            Sources = new Dictionary<string, string>(StringComparer.Ordinal) { ["remark"] = SourceId.Qr },
            Source = SourceId.SignedXml,
            Confidence = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["remark"] = 0.85m },
        };

    // Records hold lists and dictionaries, which compare by reference: compared here as indented text of all properties.
    private static void AssertSame(Reading expected, Reading actual) => Assert.Equal(Text(expected), Text(actual));

    private static string Text(Reading reading) => JsonSerializer.Serialize(reading);
}
