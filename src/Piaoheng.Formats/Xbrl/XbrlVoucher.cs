using System.Xml.Linq;
using Piaoheng.Formats.Xml;

namespace Piaoheng.Formats.Xbrl;

/// <summary>XBRL 电子凭证: the facts of an instance of the accounting data standard for electronic vouchers.</summary>
/// <remarks>
/// The date in the namespace varies with the edition (<c>http://xbrl.mof.gov.cn/taxonomy/2021-11-30/rai</c>), the last part tells the family of vouchers.
/// </remarks>
internal sealed class XbrlVoucher
{
    private const string Authority = "http://xbrl.mof.gov.cn/taxonomy/";

    private readonly XElement _root;
    private readonly Dictionary<string, XElement> _facts = new(StringComparer.OrdinalIgnoreCase);

    private XbrlVoucher(XElement root, string family)
    {
        _root = root;
        Family = family;
        foreach (var fact in root.Elements().Where(element => FamilyOf(element) is not null))
        {
            _facts.TryAdd(fact.Name.LocalName, fact);
        }
    }

    /// <summary>The last part of the namespace: <c>inv</c>, <c>rai</c>, <c>atr</c>, <c>einv</c> …, or <c>inv_ord</c> and the like.</summary>
    public string Family { get; }

    /// <summary>All facts and groups of facts.</summary>
    public IEnumerable<XElement> Facts => _facts.Values;

    /// <summary>Reads a document as a voucher; null when it is no XBRL, or none of this standard.</summary>
    public static XbrlVoucher? TryOpen(XElement root) =>
        root.Is("xbrl") && root.Elements().Select(FamilyOf).FirstOrDefault(family => family is not null) is { } family
            ? new XbrlVoucher(root, family)
            : null;

    /// <summary>The text of a fact; null when it is absent, empty when it is there without a value (<c>xsi:nil</c>).</summary>
    public string? this[string name] => _facts.GetValueOrDefault(name).Text();

    /// <summary>The first of these facts that has a value; else empty or null as for one.</summary>
    public string? First(params ReadOnlySpan<string> names)
    {
        string? best = null;
        foreach (var name in names)
        {
            var text = this[name];
            if (!string.IsNullOrEmpty(text))
            {
                return text;
            }

            best ??= text;
        }

        return best;
    }

    /// <summary>The groups (tuples) of this name, which repeat.</summary>
    public IEnumerable<XElement> Groups(string name) => _root.Children(name);

    /// <summary>Whether the voucher states this fact at all.</summary>
    public bool Has(string name) => _facts.ContainsKey(name);

    private static string? FamilyOf(XElement element)
    {
        var space = element.Name.NamespaceName;
        return space.StartsWith(Authority, StringComparison.Ordinal) ? space[(space.LastIndexOf('/') + 1)..] : null;
    }
}
