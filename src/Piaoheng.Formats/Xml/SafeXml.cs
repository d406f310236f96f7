using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Piaoheng.Formats.Text;

namespace Piaoheng.Formats.Xml;

/// <summary>安全读取 XML: the only place that parses XML. No document type, no outside references, limited depth and length.</summary>
internal static partial class SafeXml
{
    private const int MatchTimeoutMilliseconds = 2000;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = Limits.XmlCharacters,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CheckCharacters = true,
    };

    /// <summary>Reads a well-formed document.</summary>
    /// <returns>The root; null with the problem when it cannot be read.</returns>
    public static XElement? Load(ReadOnlySpan<byte> bytes, out XmlProblem problem) => Parse(TextBytes.Decode(bytes), out problem);

    /// <summary>
    /// Reads a document whose maker wrote bare ampersands (<c>A&amp;B公司</c>) or control characters into texts: everything else must be well-formed,
    /// so that a document cut off stays unreadable.
    /// </summary>
    /// <param name="isRepaired">Whether it was read only after these were set right.</param>
    public static XElement? LoadCareless(ReadOnlySpan<byte> bytes, out XmlProblem problem, out bool isRepaired)
    {
        var text = TextBytes.Decode(bytes);
        var root = Parse(text, out problem);
        isRepaired = problem is XmlProblem.NotWellFormed && (root = Parse(Cleaned(text), out problem)) is not null;
        return root;
    }

    /// <summary>
    /// Reads a document that may be malformed in the ways that makers of OFD tag files are known for (<c>&lt;:eInvoice xmlns:=""&gt;</c>, undeclared prefixes,
    /// bare ampersands, control characters): a second attempt drops all prefixes.
    /// </summary>
    public static XElement? LoadLeniently(ReadOnlySpan<byte> bytes, out XmlProblem problem)
    {
        var text = TextBytes.Decode(bytes);
        var root = Parse(text, out problem);
        return problem is XmlProblem.NotWellFormed ? Parse(Repaired(text), out problem) : root;
    }

    private static XElement? Parse(string text, out XmlProblem problem)
    {
        problem = XmlProblem.None;
        if (text.Length > Limits.XmlCharacters)
        {
            problem = XmlProblem.TooLarge;
            return null;
        }

        try
        {
            // Some files have blank lines before their declaration, which the parser would refuse.
            using var reader = XmlReader.Create(new StringReader(text.TrimStart()), Settings);
            return Build(reader, out problem);
        }
        catch (XmlException)
        {
            problem = text.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)
                ? XmlProblem.HasDocumentType
                : XmlProblem.NotWellFormed;
            return null;
        }
    }

    /// <summary>Builds the tree without recursion, so that depth costs nothing but the count.</summary>
    private static XElement? Build(XmlReader reader, out XmlProblem problem)
    {
        problem = XmlProblem.None;
        XElement? root = null;
        XElement? open = null;
        var depth = 0;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var isEmpty = reader.IsEmptyElement;
                    var element = Element(reader);
                    open?.Add(element);
                    root ??= element;
                    if (!isEmpty)
                    {
                        open = element;
                        depth++;
                    }

                    break;
                case XmlNodeType.EndElement:
                    open = open?.Parent;
                    depth--;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    open?.Add(new XText(reader.Value));
                    break;
                default:
                    break;
            }

            if (depth > Limits.XmlDepth)
            {
                problem = XmlProblem.TooDeep;
                return null;
            }
        }

        return root;
    }

    private static XElement Element(XmlReader reader)
    {
        var element = new XElement(XName.Get(reader.LocalName, reader.NamespaceURI));
        while (reader.MoveToNextAttribute())
        {
            if (!string.Equals(reader.NamespaceURI, "http://www.w3.org/2000/xmlns/", StringComparison.Ordinal))
            {
                element.Add(new XAttribute(XName.Get(reader.LocalName, reader.NamespaceURI), reader.Value));
            }
        }

        reader.MoveToElement();
        return element;
    }

    private static string Repaired(string text)
    {
        var repaired = NamespaceDeclaration().Replace(text, string.Empty);
        repaired = ElementPrefix().Replace(repaired, "${open}");
        repaired = AttributePrefix().Replace(repaired, " ${name}");
        return Cleaned(repaired);
    }

    private static string Cleaned(string text) =>
        ControlCharacter().Replace(BareAmpersand().Replace(text, "&amp;"), string.Empty);

    [GeneratedRegex(@"\s+xmlns(:[\w.-]*)?\s*=\s*(""[^""]*""|'[^']*')", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex NamespaceDeclaration();

    [GeneratedRegex(@"(?<open></?)[\w.-]*:", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex ElementPrefix();

    [GeneratedRegex(@"\s[\w.-]*:(?<name>[\w.-]+\s*=)", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex AttributePrefix();

    [GeneratedRegex(@"&(?!(#\d+|#x[0-9a-fA-F]+|lt|gt|amp|quot|apos);)", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex BareAmpersand();

    [GeneratedRegex(@"[\x00-\x08\x0B\x0C\x0E-\x1F]", RegexOptions.None, MatchTimeoutMilliseconds)]
    private static partial Regex ControlCharacter();
}

/// <summary>Why a document was not read.</summary>
internal enum XmlProblem
{
    /// <summary>It was read.</summary>
    None,

    /// <summary>Cut off or not well-formed.</summary>
    NotWellFormed,

    /// <summary>It declares a document type, which no invoice does and attacks do.</summary>
    HasDocumentType,

    /// <summary>Elements deeper than the limit.</summary>
    TooDeep,

    /// <summary>More characters than the limit.</summary>
    TooLarge,
}
