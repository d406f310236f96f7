using System.Text;
using System.Xml;
using CsCheck;
using Piaoheng.Formats.Workbooks.Cells;

namespace Piaoheng.Formats.Tests.Workbooks;

public sealed class SheetMarkupTests
{
    private static readonly string[] Odd = ["<", ">", "&", "\"", "'", "]]>", "\r\n", "\r", "\n", " ", "发票", "𠮷", "&amp;"];

    private static readonly Gen<string> Characters = Gen.OneOf(
        Gen.Int[0, Odd.Length - 1].Select(place => Odd[place]),
        Gen.Char[' ', '~'].Select(letter => letter.ToString())
    );

    [Fact]
    public void Any_text_is_read_as_a_general_xml_reader_reads_it() =>
        Characters
            .Array[0, 12]
            .Select(string.Concat)
            .Array[1, 5]
            .Sample(texts =>
            {
                var xml = Written(texts);

                Assert.Equal(ByXmlReader(xml), Texts(new SlowStream(xml)));
            });

    [Fact]
    public void Prefixes_comments_instructions_sections_and_references_are_understood() =>
        Assert.Equal(
            ["甲<乙&丙", "丁\"'戊", "己产𠮷"],
            Texts(
                "<?xml version=\"1.0\"?><!-- <v>no</v> --><x:s xmlns:x=\"a\"><x:v a='>'>甲&lt;乙<![CDATA[&]]>丙</x:v><?p <v>no</v> ?><v\n b = \"1\" >丁&quot;&apos;戊</v><v>己&#20135;&#x20BB7;</v></x:s>"
            )
        );

    [Fact]
    public void White_space_alone_is_kept_only_where_the_file_says_so() =>
        Assert.Equal(["", " ", "甲 乙"], Texts("<s><v> </v><v xml:space=\"preserve\"> </v><v>甲 乙</v></s>"));

    [Fact]
    public void Attributes_are_found_by_their_whole_name()
    {
        using var markup = new SheetMarkup(Bytes("<c xr=\"1\" r = 'B2' s=\"12\" t=\"\"/>"));

        Assert.True(markup.Read());
        Assert.True(markup.IsEmpty);
        Assert.Equal("B2", Encoding.UTF8.GetString(markup.Attribute("r"u8)));
        Assert.Equal(12, markup.Integer("s"u8));
        Assert.Null(markup.Integer("r"u8));
        Assert.True(markup.Attribute("q"u8).IsEmpty);
    }

    [Theory]
    [InlineData("<s><v>1</v>")]
    [InlineData("<s><v>1")]
    [InlineData("<s><v a=\"1>2</v></s>")]
    [InlineData("<s></s></s>")]
    [InlineData("<s><v>1</w></s>")]
    [InlineData("<s><v>1</x:v></s>")]
    [InlineData("<s><v a>1</v></s>")]
    [InlineData("<s><v a=1>1</v></s>")]
    [InlineData("<s><v a=\"1\"b=\"2\">1</v></s>")]
    [InlineData("<s><v>&nbsp;</v></s>")]
    [InlineData("<s><v>&#xFFFFFFF;</v></s>")]
    [InlineData("<s><v>&amp</v></s>")]
    [InlineData("<s><")]
    [InlineData("<s><!-- ")]
    [InlineData("<!DOCTYPE s [<!ENTITY a \"b\">]><s><v>&a;</v></s>")]
    public void Broken_xml_and_document_types_are_refused(string xml) => Assert.Throws<XmlException>(() => Texts(xml));

    [Fact]
    public void Bytes_that_are_no_text_are_refused() =>
        Assert.Throws<DecoderFallbackException>(() => Texts(new MemoryStream([.. "<s><v>"u8, 0xC3, .. "</v></s>"u8])));

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("GB18030")]
    [InlineData("utf-8")]
    public void Other_encodings_are_read_by_mark_or_declaration(string name)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        byte[] bytes =
        [
            .. encoding.GetPreamble(),
            .. encoding.GetBytes($"<?xml version=\"1.0\" encoding=\"{name}\"?><s><v>发票号码</v></s>"),
        ];

        using var part = SheetEncoding.AsUtf8(() => new MemoryStream(bytes));

        Assert.Equal(["发票号码"], Texts(part));
    }

    private static MemoryStream Bytes(string xml) => new(Encoding.UTF8.GetBytes(xml));

    private static List<string> Texts(string xml) => Texts(Bytes(xml));

    private static List<string> Texts(Stream xml)
    {
        var texts = new List<string>();
        var text = new ElementText(new TextPool());
        using var markup = new SheetMarkup(xml);
        while (markup.Read())
        {
            if (markup.IsStart("v"u8))
            {
                texts.Add(text.Read(markup));
            }
        }

        return texts;
    }

    private static byte[] Written(string[] texts)
    {
        var bytes = new MemoryStream();
        using (
            var writer = XmlWriter.Create(bytes, new XmlWriterSettings { NewLineHandling = NewLineHandling.None, Indent = true })
        )
        {
            writer.WriteStartElement("s");
            foreach (var text in texts)
            {
                writer.WriteStartElement("v");
                writer.WriteAttributeString("a", text);
                writer.WriteAttributeString("xml", "space", null, "preserve");
                writer.WriteString(text);
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static List<string> ByXmlReader(byte[] xml)
    {
        var texts = new List<string>();
        var text = new ElementText(new TextPool());
        using var reader = SheetXml.Reader(new MemoryStream(xml));
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "v")
            {
                texts.Add(text.Read(reader));
            }
        }

        return texts;
    }

    /// <summary>Gives one byte at a time, so that every token is cut everywhere.</summary>
    private sealed class SlowStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(1, count));
    }
}
