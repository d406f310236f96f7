using System.Globalization;
using System.Text;
using System.Xml;

namespace Piaoheng.World.Documents.Xbrl;

/// <summary>Writes the facts of one XBRL 电子凭证 in the order they are given.</summary>
internal sealed class XbrlFacts : IDisposable
{
    private const string Instance = "http://www.xbrl.org/2003/instance";
    private const string Nil = "http://www.w3.org/2001/XMLSchema-instance";

    private readonly MemoryStream _bytes = new();
    private readonly XmlWriter _xml;
    private readonly XbrlStyle _style;
    private readonly string _prefix;
    private readonly string _namespace;

    /// <summary>Begins a voucher.</summary>
    /// <param name="prefix">Family: inv, einv, rai, atr.</param>
    /// <param name="role">issuer or receiver.</param>
    /// <param name="identifier">Identifier of the one context.</param>
    /// <param name="day">Day of the one context.</param>
    /// <param name="style">Style.</param>
    public XbrlFacts(string prefix, string role, string identifier, DateOnly day, XbrlStyle style)
    {
        _style = style;
        _prefix = prefix;
        _namespace = $"http://xbrl.mof.gov.cn/taxonomy/{style.Edition}/{prefix}";
        _xml = XmlWriter.Create(
            _bytes,
            new XmlWriterSettings { OmitXmlDeclaration = !style.HasDeclaration, Encoding = new UTF8Encoding(false) }
        );
        _xml.WriteStartElement("xbrl", Instance);
        _xml.WriteAttributeString("xmlns", prefix, null, _namespace);
        _xml.WriteAttributeString("xmlns", "link", null, "http://www.xbrl.org/2003/linkbase");
        _xml.WriteAttributeString("xmlns", "iso4217", null, "http://www.xbrl.org/2003/iso4217");
        _xml.WriteAttributeString("xmlns", "xsi", null, Nil);
        _xml.WriteAttributeString("xmlns", "xlink", null, "http://www.w3.org/1999/xlink");
        _xml.WriteStartElement("link", "schemaRef", "http://www.xbrl.org/2003/linkbase");
        _xml.WriteAttributeString("xlink", "type", "http://www.w3.org/1999/xlink", "simple");
        _xml.WriteAttributeString(
            "xlink",
            "href",
            "http://www.w3.org/1999/xlink",
            $"{prefix}_{role}_entry_point_{style.Edition}.xsd"
        );
        _xml.WriteEndElement();
        WriteContext(identifier, day);
    }

    /// <summary>A text fact; an empty one is nil or empty, by style.</summary>
    public void Text(string name, string? text) => Fact(name, text, isNumber: false);

    /// <summary>A numeric fact.</summary>
    public void Number(string name, string? number) => Fact(name, number, isNumber: true);

    /// <summary>A group of facts that repeats.</summary>
    public void Group(string name, Action write)
    {
        _xml.WriteStartElement(_prefix, name, _namespace);
        write();
        _xml.WriteEndElement();
    }

    /// <summary>Ends the voucher.</summary>
    public byte[] Finish()
    {
        _xml.WriteEndElement();
        _xml.Flush();
        return _bytes.ToArray();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _xml.Dispose();
        _bytes.Dispose();
    }

    private void WriteContext(string identifier, DateOnly day)
    {
        _xml.WriteStartElement("context", Instance);
        _xml.WriteAttributeString("id", "c1");
        _xml.WriteStartElement("entity", Instance);
        _xml.WriteStartElement("identifier", Instance);
        _xml.WriteAttributeString("scheme", "http://xbrl.mof.gov.cn");
        _xml.WriteString(identifier);
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        _xml.WriteStartElement("period", Instance);
        _xml.WriteElementString("instant", Instance, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        _xml.WriteStartElement("unit", Instance);
        _xml.WriteAttributeString("id", "u1");
        _xml.WriteElementString("measure", Instance, "iso4217:CNY");
        _xml.WriteEndElement();
    }

    private void Fact(string name, string? value, bool isNumber)
    {
        _xml.WriteStartElement(_prefix, name, _namespace);
        _xml.WriteAttributeString("contextRef", "c1");
        if (isNumber)
        {
            _xml.WriteAttributeString("unitRef", "u1");
        }

        if (string.IsNullOrEmpty(value))
        {
            if (_style.HasNil)
            {
                _xml.WriteAttributeString("xsi", "nil", Nil, "true");
            }
        }
        else if (isNumber)
        {
            _xml.WriteAttributeString("decimals", "2");
            _xml.WriteString(value);
        }
        else if (_style.HasCData)
        {
            _xml.WriteCData(value);
        }
        else
        {
            _xml.WriteString(value);
        }

        _xml.WriteFullEndElement();
    }
}
