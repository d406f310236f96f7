using System.Xml.Linq;
using Piaoheng.Formats.Xml;

namespace Piaoheng.Formats.Ofd;

/// <summary>OFD 文档: one <c>DocBody</c> of a package with the parts that its references lead to.</summary>
internal sealed class OfdDocument
{
    private readonly OfdPackage _package;
    private readonly XElement _body;
    private readonly string _path;
    private readonly XElement _document;
    private readonly Dictionary<string, string> _templates;

    private OfdDocument(OfdPackage package, XElement body, string path, XElement document)
    {
        _package = package;
        _body = body;
        _path = path;
        _document = document;
        var common = document.Child("CommonData");
        PageSize = OfdBox.TryParsePage(common.At("PageArea", "PhysicalBox").Text()) ?? OfdBox.Invoice;
        _templates = common
            .Children("TemplatePage")
            .Select(template => (Id: template.AttributeOf("ID"), Path: package.Resolve(path, template.AttributeOf("BaseLoc"))))
            .Where(template => template.Id is not null && template.Path is not null)
            .GroupBy(template => template.Id!, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Path!, StringComparer.Ordinal);
    }

    /// <summary>Size of pages that state none.</summary>
    public OfdBox PageSize { get; }

    /// <summary>自定义数据 by name (<c>CustomDatas</c>).</summary>
    public IEnumerable<(string Name, string Value)> CustomData =>
        _body
            .At("DocInfo", "CustomDatas")
            .Children("CustomData")
            .Select(data => (data.AttributeOf("Name") ?? string.Empty, data.Text() ?? string.Empty));

    /// <summary>Whether the document has signatures.</summary>
    public bool IsSigned =>
        _package.Xml(_package.Resolve(_package.Entry, _body.TextOf("Signatures"))) is { } signatures
        && signatures.Children("Signature").Any();

    /// <summary>All documents of the package whose root can be read.</summary>
    public static List<OfdDocument> All(OfdPackage package)
    {
        var documents = new List<OfdDocument>();
        foreach (var body in package.Xml(package.Entry).Children("DocBody"))
        {
            var path = package.Resolve(package.Entry, body.TextOf("DocRoot"));
            if (package.Xml(path) is { } document)
            {
                documents.Add(new OfdDocument(package, body, path!, document));
            }
        }

        return documents;
    }

    /// <summary>The pages in order, each with the templates that lie below and above it.</summary>
    public List<OfdPage> Pages() =>
        [
            .. Sources()
                .Select(
                    (source, index) =>
                        new OfdPage(
                            index + 1,
                            source.Id,
                            source.Content,
                            [.. source.Templates.Select(template => template.Root)],
                            source.Size
                        )
                ),
        ];

    /// <summary>The parts of the pages in order. Where a page has none that can be read it is passed over.</summary>
    public IEnumerable<OfdPageSource> Sources()
    {
        var count = 0;
        foreach (var reference in _document.Child("Pages").Children("Page"))
        {
            if (count == Limits.Pages)
            {
                throw new LimitExceededException(nameof(Limits.Pages));
            }

            var path = _package.Resolve(_path, reference.AttributeOf("BaseLoc"));
            if (_package.Xml(path) is { } content)
            {
                count++;
                var templates = Templates(content);
                var size = OfdPage.SizeOf(content, templates.Select(template => template.Root)) ?? PageSize;
                yield return new OfdPageSource(reference.AttributeOf("ID") ?? string.Empty, content, templates, size);
            }
        }
    }

    /// <summary>Where the resources of the document lie; those of its pages and templates are named in them.</summary>
    public IEnumerable<string?> ResourceParts()
    {
        var common = _document.Child("CommonData");
        foreach (var name in new[] { "PublicRes", "DocumentRes" })
        {
            foreach (var reference in common.Children(name))
            {
                yield return _package.Resolve(_path, reference.Text());
            }
        }
    }

    /// <summary>注释: the annotations of each page, by its id.</summary>
    public ILookup<string, XElement> Annotations()
    {
        var part = _package.Resolve(_path, _document.TextOf("Annotations"));
        return _package
            .Xml(part)
            .Children("Page")
            .Take(Limits.Pages)
            .SelectMany(page =>
                _package
                    .Xml(_package.Resolve(part!, page.TextOf("FileLoc")))
                    .Children("Annot")
                    .Select(annotation => (Page: page.AttributeOf("PageID") ?? string.Empty, annotation))
            )
            .ToLookup(found => found.Page, found => found.annotation, StringComparer.Ordinal);
    }

    /// <summary>签名: the part and root of each signature that can be read.</summary>
    public IEnumerable<(string Part, XElement Root)> Signatures()
    {
        var list = _package.Resolve(_package.Entry, _body.TextOf("Signatures"));
        foreach (var entry in _package.Xml(list).Children("Signature").Take(Limits.Pages))
        {
            var part = _package.Resolve(list!, entry.AttributeOf("BaseLoc"));
            if (_package.Xml(part) is { } root)
            {
                yield return (part!, root);
            }
        }
    }

    /// <summary>附件: name and bytes of each that can be unpacked.</summary>
    public IEnumerable<(string Name, byte[] Content)> Attachments()
    {
        foreach (var (part, attachment) in Listed("Attachments", "Attachment"))
        {
            var path = _package.Resolve(part, attachment.TextOf("FileLoc"));
            if (_package.Bytes(path) is { } content)
            {
                yield return (path!, content);
            }
        }
    }

    /// <summary>多媒体资源: bytes of the PNG, JPEG and JBIG2 pictures that the document and its pages draw.</summary>
    public IEnumerable<byte[]> Pictures()
    {
        foreach (
            var list in _document
                .Child("CommonData")
                .Children("DocumentRes")
                .Concat(_document.Child("CommonData").Children("PublicRes"))
        )
        {
            var part = _package.Resolve(_path, list.Text());
            var root = _package.Xml(part);
            var folder = root?.AttributeOf("BaseLoc") is { Length: > 0 } stated ? stated.TrimEnd('/') + "/" : string.Empty;
            foreach (var media in (root?.Descendants() ?? []).Where(element => element.Is("MultiMedia")))
            {
                var file = media.TextOf("MediaFile");
                var path = _package.Resolve(part!, folder + file) ?? _package.Resolve(part!, file);
                if (
                    Path.GetExtension(path)?.ToUpperInvariant() is ".PNG" or ".JPG" or ".JPEG" or ".JB2" or ".JBIG2"
                    && _package.Picture(path!) is { } content
                )
                {
                    yield return content;
                }
            }
        }
    }

    /// <summary>自定义标引: the root of each tag file that can be read.</summary>
    public IEnumerable<XElement> Tags()
    {
        foreach (var (part, tag) in Listed("CustomTags", "CustomTag"))
        {
            if (_package.Xml(_package.Resolve(part, tag.TextOf("FileLoc"))) is { } root)
            {
                yield return root;
            }
        }
    }

    /// <summary>Entries of a list that the document refers to, with the part that the list stands in.</summary>
    private IEnumerable<(string Part, XElement Entry)> Listed(string list, string entry)
    {
        var part = _package.Resolve(_path, _document.TextOf(list));
        foreach (var element in _package.Xml(part).Children(entry))
        {
            yield return (part!, element);
        }
    }

    private List<(XElement Root, bool IsAbove)> Templates(XElement content)
    {
        var templates = new List<(XElement, bool)>();
        foreach (var template in content.Children("Template"))
        {
            var path = _templates.GetValueOrDefault(template.AttributeOf("TemplateID") ?? string.Empty);
            if (_package.Xml(path) is { } root)
            {
                templates.Add(
                    (root, string.Equals(template.AttributeOf("ZOrder"), "Foreground", StringComparison.OrdinalIgnoreCase))
                );
            }
        }

        return templates;
    }
}

/// <summary>The parts of one page.</summary>
/// <param name="Id">Its id in the document.</param>
/// <param name="Content">Its root.</param>
/// <param name="Templates">Its templates, and whether each lies above the page.</param>
/// <param name="Size">Its size.</param>
internal sealed record OfdPageSource(
    string Id,
    XElement Content,
    IReadOnlyList<(XElement Root, bool IsAbove)> Templates,
    OfdBox Size
);
