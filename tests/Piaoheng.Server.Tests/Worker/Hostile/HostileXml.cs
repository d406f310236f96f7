using System.Globalization;
using System.Text;

namespace Piaoheng.Server.Tests.Worker.Hostile;

/// <summary>XML that grows, fetches or nests.</summary>
internal static class HostileXml
{
    public static IEnumerable<HostileFile> All(string listener)
    {
        yield return new("xml: billion laughs", "laughs.xml", Laughs());
        yield return new(
            "xml: quadratic blow-up",
            "quadratic.xml",
            $"<!DOCTYPE a [<!ENTITY x \"{new string('x', 100_000)}\">]><EInvoice>{string.Concat(Enumerable.Repeat("&x;", 20_000))}</EInvoice>"
        );
        yield return new(
            "xml: external entity, a file",
            "xxe.xml",
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><EInvoice><Header><EIid>&x;</EIid></Header></EInvoice>"
        );
        yield return new(
            "xml: external entity, an address",
            "ssrf.xml",
            $"<!DOCTYPE a [<!ENTITY x SYSTEM \"{listener}x\">]><EInvoice>&x;</EInvoice>"
        );
        yield return new("xml: external document type", "dtd.xml", $"<!DOCTYPE a SYSTEM \"{listener}a.dtd\"><EInvoice/>");
        yield return new(
            "xml: parameter entity",
            "parameter.xml",
            $"<!DOCTYPE a [<!ENTITY % p SYSTEM \"{listener}p\"> %p;]><EInvoice/>"
        );
        yield return new(
            "xml: inclusion",
            "include.xml",
            $"<EInvoice xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"{listener}i\"/></EInvoice>"
        );
        yield return new("xml: deep nesting", "deep.xml", Deep(200_000));
        yield return new("xml: one huge attribute", "attribute.xml", $"<EInvoice a=\"{new string('a', 30_000_000)}\"/>");
        yield return new(
            "xml: very many attributes",
            "attributes.xml",
            $"<EInvoice {string.Join(' ', Enumerable.Range(0, 100_000).Select(index => $"a{index}=\"\""))}/>"
        );
        yield return new("xml: very many lines of an invoice", "lines.xml", Lines(200_000));
        yield return new("xml: UTF-7 declared", "utf7.xml", "<?xml version=\"1.0\" encoding=\"utf-7\"?>+ADwAIQ-DOCTYPE a+AD4-");
        yield return new(
            "xml: UTF-16 cut in the middle of a character",
            "utf16.xml",
            Encoding.Unicode.GetBytes("<EInvoice>票</EInvoice>")[..^3]
        );
    }

    private static string Laughs()
    {
        var text = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 \"ha\">");
        for (var level = 1; level < 30; level++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"<!ENTITY l{level} \"{string.Concat(Enumerable.Repeat($"&l{level - 1};", 10))}\">"
            );
        }

        return text.Append("]><EInvoice>&l29;</EInvoice>").ToString();
    }

    private static string Deep(int depth) =>
        new StringBuilder(depth * 7).Insert(0, "<a>", depth).Insert(depth * 3, "</a>", depth).ToString();

    private static string Lines(int count) =>
        $"<EInvoice><Header><EIid>26112000000000000001</EIid></Header><EInvoiceData>{string.Concat(Enumerable.Repeat("<IssuItemInformation><ItemName>a</ItemName><Amount>1</Amount></IssuItemInformation>", count))}</EInvoiceData></EInvoice>";
}
