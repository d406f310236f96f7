using System.Text;
using System.Text.RegularExpressions;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Tests.World;
using Piaoheng.World.Documents.Xbrl;
using Piaoheng.World.Documents.Xml;

namespace Piaoheng.Formats.Tests.Xml;

/// <summary>The same XML in other bytes: encodings, prefixes, line ends, CDATA, comments.</summary>
public sealed class OddEncodingTests
{
    public static TheoryData<string> Dresses() =>
        new(
            "utf-16",
            "utf-16be",
            "utf-16 without mark",
            "gb18030",
            "gbk declared",
            "crlf",
            "prefix",
            "default namespace",
            "cdata",
            "comments",
            "entities",
            "leading blanks",
            "upper declaration"
        );

    [Theory]
    [MemberData(nameof(Dresses))]
    public void Digital_xml_in_another_dress_says_the_same(string dress)
    {
        for (var seed = 0; seed < 6; seed++)
        {
            var world = new InventedInvoices(seed);
            var file = DigitalXmlWriter.Write(
                world.Issue(KindId.DigitalVatNormal),
                new DigitalXmlStyle { HasDeclaration = false, IsIndented = seed % 2 == 0 }
            );
            RoundTrip.Check(file with { Content = Dressed(Encoding.UTF8.GetString(file.Content), dress) }, seed);
        }
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("gb18030")]
    [InlineData("crlf")]
    [InlineData("comments")]
    public void Xbrl_in_another_dress_says_the_same(string dress)
    {
        for (var seed = 0; seed < 6; seed++)
        {
            var world = new InventedInvoices(seed);
            var file = XbrlWriter.Write(world.Issue(KindId.RailETicket), new XbrlStyle(HasDeclaration: false));
            RoundTrip.Check(file with { Content = Dressed(Encoding.UTF8.GetString(file.Content), dress) }, seed);
        }
    }

    private static byte[] Dressed(string xml, string dress) =>
        dress switch
        {
            "utf-16" =>
            [
                .. Encoding.Unicode.GetPreamble(),
                .. Encoding.Unicode.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + xml),
            ],
            "utf-16be" => [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(xml)],
            "utf-16 without mark" => Encoding.Unicode.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + xml),
            "gb18030" => Encoding.GetEncoding("GB18030").GetBytes("<?xml version=\"1.0\" encoding=\"GB18030\"?>" + xml),
            "gbk declared" => Encoding
                .GetEncoding("GB18030")
                .GetBytes("<?xml version='1.0' encoding='GBK' standalone='yes'?>\r\n" + xml),
            "crlf" => Encoding.UTF8.GetBytes(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n" + xml.Replace("\n", "\r\n", StringComparison.Ordinal)
            ),
            "prefix" => Encoding.UTF8.GetBytes(Prefixed(xml)),
            "default namespace" => Encoding.UTF8.GetBytes(
                xml.Replace("<EInvoice>", "<EInvoice xmlns=\"http://www.chinatax.gov.cn/einvoice\">", StringComparison.Ordinal)
            ),
            "cdata" => Encoding.UTF8.GetBytes(
                Regex.Replace(
                    xml,
                    "<(?<name>\\w[\\w-]*)>(?<text>[^<>&]+)</\\k<name>>",
                    "<${name}><![CDATA[${text}]]></${name}>",
                    RegexOptions.ExplicitCapture,
                    TimeSpan.FromSeconds(1)
                )
            ),
            "comments" => Encoding.UTF8.GetBytes(
                "<!-- 由税务数字账户导出 -->" + xml.Replace("><", "><!-- x --><", StringComparison.Ordinal)
            ),
            "entities" => Encoding.UTF8.GetBytes(xml.Replace("公司", "&#20844;&#x53F8;", StringComparison.Ordinal)),
            "leading blanks" => Encoding.UTF8.GetBytes("\r\n  " + xml + "\r\n\r\n"),
            _ => Encoding.UTF8.GetBytes("\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"no\" ?>\n\n" + xml),
        };

    private static string Prefixed(string xml) =>
        Regex
            .Replace(
                xml,
                "<(?<end>/?)(?<first>\\w)",
                "<${end}ein:${first}",
                RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(1)
            )
            .Replace("<ein:EInvoice>", "<ein:EInvoice xmlns:ein=\"urn:einvoice\">", StringComparison.Ordinal);
}
