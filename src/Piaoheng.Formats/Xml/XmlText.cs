using System.Xml.Linq;

namespace Piaoheng.Formats.Xml;

/// <summary>Finds elements by their local name in any case: makers differ in prefixes, namespaces and capitals, never in words.</summary>
internal static class XmlText
{
    private static readonly XName Nil = XName.Get("nil", "http://www.w3.org/2001/XMLSchema-instance");

    /// <summary>Whether the element has this local name.</summary>
    public static bool Is(this XElement element, string name) =>
        element.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the element says that it has no value (<c>xsi:nil</c>).</summary>
    public static bool IsNil(this XElement element) => element.Attribute(Nil)?.Value is "true" or "1";

    /// <summary>The first child of this name; null when there is none.</summary>
    public static XElement? Child(this XElement? element, string name)
    {
        for (var node = element?.FirstNode; node is not null; node = node.NextNode)
        {
            if (node is XElement child && child.Is(name))
            {
                return child;
            }
        }

        return null;
    }

    /// <summary>The child at the end of a path of names; null when one is missing.</summary>
    public static XElement? At(this XElement? element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            element = element.Child(name);
        }

        return element;
    }

    /// <summary>All children of this name.</summary>
    public static IEnumerable<XElement> Children(this XElement? element, string name) =>
        element?.Elements().Where(child => child.Is(name)) ?? [];

    /// <summary>The trimmed text of an element; null when there is no element, empty when it has no value.</summary>
    public static string? Text(this XElement? element) =>
        element switch
        {
            null => null,
            _ when element.IsNil() => string.Empty,
            _ => element.Value.Trim(),
        };

    /// <summary>The trimmed text of a child; null when there is no such child.</summary>
    public static string? TextOf(this XElement? element, string name) => element.Child(name).Text();

    /// <summary>The value of an attribute; null when there is none.</summary>
    public static string? AttributeOf(this XElement element, string name) =>
        element
            .Attributes()
            .FirstOrDefault(attribute => attribute.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?.Value.Trim();
}
