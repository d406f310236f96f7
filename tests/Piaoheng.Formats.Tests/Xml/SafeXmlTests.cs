using System.Text;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Xml;

namespace Piaoheng.Formats.Tests.Xml;

public sealed class SafeXmlTests
{
    [Theory]
    [InlineData(
        "<!DOCTYPE EInvoice [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><EInvoice>&b;</EInvoice>"
    )]
    [InlineData("<!DOCTYPE EInvoice SYSTEM \"file:///etc/passwd\"><EInvoice/>")]
    [InlineData(
        "<?xml version=\"1.0\"?><!DOCTYPE EInvoice [<!ENTITY x SYSTEM \"http://example.invalid/\">]><EInvoice>&x;</EInvoice>"
    )]
    public void A_document_type_is_refused(string text)
    {
        var reading = ReadFile.One("a.xml", text);

        Assert.Equal(
            (KindId.Unreadable, UnreadableReason.Broken, "FMT-011"),
            (reading.Kind, reading.Reason, Assert.Single(reading.Findings).Code)
        );
    }

    [Fact]
    public void Elements_may_be_as_deep_as_the_limit_and_no_deeper()
    {
        Assert.Equal(XmlProblem.None, Problem(Nested(Limits.XmlDepth)));
        Assert.Equal(XmlProblem.TooDeep, Problem(Nested(Limits.XmlDepth + 1)));
    }

    [Fact]
    public void A_million_levels_cost_no_stack() => Assert.Equal(XmlProblem.TooDeep, Problem(Nested(1_000_000)));

    [Fact]
    public void A_document_longer_than_the_limit_is_refused()
    {
        var reading = ReadFile.One("a.xml", Encoding.UTF8.GetBytes("<a>" + new string('x', Limits.XmlCharacters) + "</a>"));

        Assert.Equal((UnreadableReason.TooLarge, "FMT-012"), (reading.Reason, Assert.Single(reading.Findings).Code));
    }

    [Theory]
    [InlineData("<EInvoice><Header>")]
    [InlineData("<EInvoice><a></b></EInvoice>")]
    [InlineData("<?xml version=\"1.0\"?>")]
    public void What_is_cut_off_or_not_well_formed_is_broken(string text)
    {
        var reading = ReadFile.One("a.xml", text);

        Assert.Equal((UnreadableReason.Broken, "FMT-010"), (reading.Reason, Assert.Single(reading.Findings).Code));
    }

    [Theory]
    [InlineData("<catalog><book/></catalog>")]
    [InlineData("<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\"><ID>1</ID></Invoice>")]
    [InlineData("<EInvoice/>")]
    [InlineData("<xbrl xmlns=\"http://www.xbrl.org/2003/instance\"/>")]
    public void Well_formed_xml_of_another_root_is_no_invoice(string text)
    {
        var reading = ReadFile.One("a.xml", text);

        Assert.Equal((KindId.NotAnInvoice, UnreadableReason.OtherDocument), (reading.Kind, reading.Reason));
    }

    [Theory]
    [InlineData("<:eInvoice xmlns:=\"\"><:InvoiceNo><:ObjectRef PageRef=\"1\">7</:ObjectRef></:InvoiceNo></:eInvoice>")]
    [InlineData("<fp:eInvoice><fp:InvoiceNo><ofd:ObjectRef ofd:PageRef=\"1\">7</ofd:ObjectRef></fp:InvoiceNo></fp:eInvoice>")]
    [InlineData("<eInvoice><Note>A&B\u0001</Note><InvoiceNo><ObjectRef PageRef=\"1\">7</ObjectRef></InvoiceNo></eInvoice>")]
    public void Tag_files_that_are_malformed_in_known_ways_are_read_leniently(string text)
    {
        var root = SafeXml.LoadLeniently(Encoding.UTF8.GetBytes(text), out _);

        var reference = root.At("InvoiceNo", "ObjectRef");
        Assert.Equal(("7", "1"), (reference.Text(), reference!.AttributeOf("PageRef")));
    }

    [Fact]
    public void Leniency_does_not_open_the_door_to_document_types() =>
        Assert.Null(SafeXml.LoadLeniently("<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>"u8, out _));

    private static XmlProblem Problem(string text)
    {
        SafeXml.Load(Encoding.UTF8.GetBytes(text), out var problem);
        return problem;
    }

    private static string Nested(int depth)
    {
        var text = new StringBuilder();
        text.Insert(0, "<a>", depth);
        for (var i = 0; i < depth; i++)
        {
            text.Append("</a>");
        }

        return text.ToString();
    }
}
