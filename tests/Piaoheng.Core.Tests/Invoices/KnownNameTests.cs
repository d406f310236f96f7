using Piaoheng.Core.Invoices;
using Piaoheng.Core.Validation;

namespace Piaoheng.Core.Tests.Invoices;

/// <summary>Recognised names against those known for their numbers.</summary>
public sealed class KnownNameTests
{
    private const string Number = "91140702330492837Q";
    private const string Known = "晋中旻岚科技有限公司";

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal) { [Number] = Known };

    [Fact]
    public void A_name_read_as_known_is_no_longer_doubtful()
    {
        var held = KnownName.Apply(Recognised(Known), Names);

        Assert.Equal((Known, true), (held.SellerName, held.Findings.Count == 0));
        Assert.DoesNotContain("sellerName", held.Confidence);
        Assert.Empty(held.Sources);
    }

    [Theory]
    [InlineData("晋中岚科技有限公司")]
    [InlineData("晋中晏岚科技有限公司")]
    public void A_name_with_a_lost_or_misread_character_is_the_known_one_and_says_so(string read)
    {
        var held = KnownName.Apply(Recognised(read), Names);

        Assert.Equal((Known, SourceId.OcrCorrected), (held.SellerName, held.Sources["sellerName"]));
        var finding = Assert.Single(held.Findings);
        Assert.Equal(("OCR-002", read), (finding.Code, finding.Found));
    }

    [Fact]
    public void Quite_another_name_is_kept_for_a_person_even_where_recognition_was_sure()
    {
        var sure = Recognised("上海远方贸易有限公司") with { Findings = [] };

        var held = KnownName.Apply(sure, Names);

        Assert.Equal("上海远方贸易有限公司", held.SellerName);
        Assert.Equal(("OCR-001", "sellerName"), Code(Assert.Single(held.Findings)));
    }

    [Fact]
    public void A_number_that_is_doubtful_or_fails_its_check_proves_no_name()
    {
        var doubtful = Recognised("晋中岚科技有限公司") with { Findings = [RecognitionFinding.Doubtful("sellerTaxId", Number)] };
        var wrong = Recognised("晋中岚科技有限公司") with { SellerTaxId = "91140702330492837A" };

        Assert.Empty(KnownName.Asked(doubtful));
        Assert.Empty(KnownName.Asked(wrong));
        Assert.Equal("晋中岚科技有限公司", KnownName.Apply(doubtful, Names).SellerName);
    }

    [Fact]
    public void What_a_document_states_is_not_touched()
    {
        var document = Recognised("晋中岚科技有限公司") with { Source = SourceId.Xml };

        Assert.Empty(KnownName.Asked(document));
        Assert.Same(document, KnownName.Apply(document, Names));
    }

    private static (string, string?) Code(Finding finding) => (finding.Code, finding.Field);

    private static Reading Recognised(string name) =>
        new()
        {
            File = "照片.jpg",
            Kind = KindId.DigitalVatNormal,
            Source = SourceId.Ocr,
            SellerName = name,
            SellerTaxId = Number,
            Confidence = new SortedDictionary<string, decimal>(StringComparer.Ordinal) { ["sellerName"] = 0.9m },
            Findings = [RecognitionFinding.Doubtful("sellerName", name)],
        };
}
