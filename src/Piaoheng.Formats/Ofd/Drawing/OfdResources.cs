using System.Xml.Linq;
using Piaoheng.Formats.Drawing;
using Piaoheng.Formats.Xml;

namespace Piaoheng.Formats.Ofd.Drawing;

/// <summary>资源: fonts, drawing parameters, pictures and composed units of a document, by their ids.</summary>
internal sealed class OfdResources
{
    private const int RelativesDeep = 8;

    private readonly OfdPackage _package;
    private readonly Dictionary<string, XElement> _fonts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, XElement> _parameters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, XElement> _units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string? Path, string Format)> _media = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Picture?> _pictures = new(StringComparer.Ordinal);

    public OfdResources(OfdPackage package, IEnumerable<string?> parts)
    {
        _package = package;
        foreach (var part in parts)
        {
            if (part is not null && package.Xml(part) is { } root)
            {
                Add(part, root);
            }
        }
    }

    /// <summary>A font resource; null when the document lacks it.</summary>
    public XElement? Font(string? id) => id is null ? null : _fonts.GetValueOrDefault(id);

    /// <summary>A composed unit (<c>CompositeGraphicUnit</c>); null when the document lacks it.</summary>
    public XElement? Unit(string? id) => id is null ? null : _units.GetValueOrDefault(id);

    /// <summary>A drawing parameter and those that it is relative to, the nearest first.</summary>
    public IEnumerable<XElement> Parameters(string? id)
    {
        for (var deep = 0; deep < RelativesDeep && id is not null && _parameters.TryGetValue(id, out var found); deep++)
        {
            yield return found;
            id = found.AttributeOf("Relative");
        }
    }

    /// <summary>A picture that a browser can show; null with its format when it cannot.</summary>
    public Picture? Picture(string? id, out string format)
    {
        var (path, stated) = id is null ? default : _media.GetValueOrDefault(id);
        format = stated ?? string.Empty;
        if (path is null)
        {
            return null;
        }

        if (!_pictures.TryGetValue(path, out var picture))
        {
            picture = _package.Bytes(path) is { } bytes ? Formats.Drawing.Picture.TryRead(bytes) : null;
            _pictures[path] = picture;
        }

        return picture;
    }

    private void Add(string part, XElement root)
    {
        var folder = root.AttributeOf("BaseLoc");
        Keep(_fonts, root.At("Fonts").Children("Font"));
        Keep(_parameters, root.At("DrawParams").Children("DrawParam"));
        Keep(_units, root.At("CompositeGraphicUnits").Children("CompositeGraphicUnit"));
        foreach (var media in root.At("MultiMedias").Children("MultiMedia"))
        {
            var file = media.TextOf("MediaFile");
            var inFolder = string.IsNullOrEmpty(folder) || file is null ? file : folder.TrimEnd('/') + "/" + file.TrimStart('/');
            var path = _package.Resolve(part, inFolder) ?? _package.Resolve(part, file);
            var format = media.AttributeOf("Format") ?? Path.GetExtension(file)?.TrimStart('.') ?? string.Empty;
            _media.TryAdd(media.AttributeOf("ID") ?? string.Empty, (path, format.ToUpperInvariant()));
        }
    }

    private static void Keep(Dictionary<string, XElement> kept, IEnumerable<XElement> elements)
    {
        foreach (var element in elements)
        {
            kept.TryAdd(element.AttributeOf("ID") ?? string.Empty, element);
        }
    }
}
