using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using Piaoheng.World.Forms;
using Piaoheng.World.Invoices;

namespace Piaoheng.World.Documents.Ofd;

/// <summary>Puts the members of one OFD package together.</summary>
internal sealed class OfdPackageWriter(OfdStyle style)
{
    private const string Namespace = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";

    // One white pixel: stands for QR code and seal, which are never read from the picture.
    private static readonly byte[] Pixel = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTjQuwAAAABJRU5ErkJggg=="
    );

    private readonly List<(string Name, byte[] Content)> _members = [];
    private readonly OfdIds _ids = new();
    private readonly StringBuilder _templates = new();
    private readonly StringBuilder _pages = new();
    private readonly StringBuilder _annotations = new();
    private readonly StringBuilder _references = new();

    /// <summary>Adds the pages with their templates, annotations, resources and tags.</summary>
    public void AddPages(IReadOnlyList<FormPage> pages, bool isDigital)
    {
        var writer = new OfdPageXml(style, _ids);
        var tags = new OfdTagXml(isDigital);
        var image = _ids.Next();
        foreach (var (at, page) in pages.Index())
        {
            var template = _ids.Next();
            var id = _ids.Next();
            var templatePath = style.HasUnusualFolders
                ? Invariant($"TPLS/TPL_{at}/Content.xml")
                : Invariant($"Tpls/Tpl_{at}/Content.xml");
            var path = style.HasUnusualFolders ? Invariant($"Content_{at}.xml") : Invariant($"Pages/Page_{at}/Content.xml");
            AddXml("Doc_0/" + templatePath, writer.Template(page));
            AddXml(
                "Doc_0/" + path,
                writer.Content(page, template, at == 0 ? image : null, (text, textId) => tags.Add(text, id, textId))
            );
            _templates.Append(Invariant($"<ofd:TemplatePage ID=\"{template}\" BaseLoc=\"{Path(templatePath)}\"/>"));
            _pages.Append(Invariant($"<ofd:Page ID=\"{id}\" BaseLoc=\"{Path(path)}\"/>"));
            if (page.Stamps.Exists(stamp => stamp.IsTurned))
            {
                AddXml(Invariant($"Doc_0/Annots/Page_{at}/Annotation.xml"), writer.Annotations(page));
                _annotations.Append(
                    Invariant($"<ofd:Page PageID=\"{id}\"><ofd:FileLoc>Page_{at}/Annotation.xml</ofd:FileLoc></ofd:Page>")
                );
            }
        }

        AddResources(image);
        AddTags(tags, isDigital);
    }

    /// <summary>Adds one attached file.</summary>
    public void AddAttachment(string name, string format, byte[] content)
    {
        _members.Add(("Doc_0/Attachs/" + name, content));
        var id = format is "xml" ? "original_invoice" : "data";
        AddXml(
            "Doc_0/Attachs/Attachments.xml",
            $"<ofd:Attachments {Namespace}><ofd:Attachment ID=\"1\" Name=\"{id}\" Format=\"{format}\" Visible=\"false\"><ofd:FileLoc>{name}</ofd:FileLoc></ofd:Attachment></ofd:Attachments>"
        );
        _references.Append($"<ofd:Attachments>{Path("Attachs/Attachments.xml")}</ofd:Attachments>");
    }

    /// <summary>Adds the document and the entry, last of all.</summary>
    public void AddDocument(WorldInvoice invoice)
    {
        if (_annotations.Length > 0)
        {
            AddXml("Doc_0/Annots/Annotations.xml", $"<ofd:Annotations {Namespace}>{_annotations}</ofd:Annotations>");
            _references.Append($"<ofd:Annotations>{Path("Annots/Annotations.xml")}</ofd:Annotations>");
        }

        AddXml(
            "Doc_0/Document.xml",
            Invariant(
                $"<ofd:Document {Namespace}><ofd:CommonData><ofd:MaxUnitID>{_ids.Last}</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 140</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>{_templates}</ofd:CommonData><ofd:Pages>{_pages}</ofd:Pages>{_references}</ofd:Document>"
            )
        );
        var day = invoice.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        AddXml(
            "OFD.xml",
            $"<ofd:OFD {Namespace} DocType=\"OFD\" Version=\"1.1\"><ofd:DocBody><ofd:DocInfo><ofd:DocID>{invoice.Key.PadLeft(32, '0')}</ofd:DocID><ofd:CreationDate>{day}</ofd:CreationDate>{CustomDatas(invoice)}</ofd:DocInfo><ofd:DocRoot>{(style.HasAbsolutePaths ? "/" : "")}Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
        );
    }

    /// <summary>The bytes of the package.</summary>
    public byte[] Finish()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            // OFD.xml is the entry and stands first.
            foreach (var (name, content) in _members.OrderBy(member => member.Name is not "OFD.xml"))
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
                entry.LastWriteTime = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private void AddResources(int image)
    {
        AddXml(
            "Doc_0/PublicRes.xml",
            $"<ofd:Res {Namespace}><ofd:Fonts><ofd:Font ID=\"5\" FontName=\"宋体\" FamilyName=\"SimSun\"/></ofd:Fonts></ofd:Res>"
        );
        AddXml(
            "Doc_0/DocumentRes.xml",
            Invariant(
                $"<ofd:Res {Namespace} BaseLoc=\"Res\"><ofd:MultiMedias><ofd:MultiMedia ID=\"{image}\" Type=\"Image\"><ofd:MediaFile>image.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>"
            )
        );
        _members.Add(("Doc_0/Res/image.png", Pixel));
    }

    private void AddTags(OfdTagXml tags, bool isDigital)
    {
        if (style.Tags is OfdTags.None)
        {
            return;
        }

        var name = isDigital ? "CustomTag.xml" : "Tag_Invoice.xml";
        AddXml("Doc_0/Tags/" + name, tags.Write(style.Tags));
        AddXml(
            "Doc_0/Tags/CustomTags.xml",
            $"<ofd:CustomTags {Namespace}><ofd:CustomTag TypeID=\"{(isDigital ? "root" : "fp")}\"><ofd:FileLoc>{name}</ofd:FileLoc></ofd:CustomTag></ofd:CustomTags>"
        );
        _references.Append($"<ofd:CustomTags>{Path("Tags/CustomTags.xml")}</ofd:CustomTags>");
    }

    private string CustomDatas(WorldInvoice invoice)
    {
        if (!style.HasData)
        {
            return "";
        }

        (string Name, string Value)[] main =
        [
            ("template-version", "1.0.20.0422"),
            ("发票代码", invoice.Code),
            ("发票号码", invoice.Number),
            ("开票日期", WorldInvoice.ChineseDay(invoice.Day)),
            ("校验码", invoice.CheckCode),
            ("合计金额", invoice.Amount.ToString()),
            ("合计税额", invoice.TaxAmount?.ToString() ?? ""),
            ("购买方纳税人识别号", invoice.Buyer.TaxId),
            ("销售方纳税人识别号", invoice.Seller.TaxId),
        ];
        (string Name, string Value)[] more =
        [
            ("价税合计", invoice.Total.ToString()),
            ("购买方名称", invoice.Buyer.Name),
            ("销售方名称", invoice.Seller.Name),
            ("开票类型", invoice.IsRed ? "红字发票" : "蓝字发票"),
        ];
        var all = style.HasFullData ? main.Concat(more) : main;
        return "<ofd:CustomDatas>"
            + string.Concat(
                all.Where(pair => pair.Value.Length > 0)
                    .Select(pair => $"<ofd:CustomData Name=\"{pair.Name}\">{SecurityElement.Escape(pair.Value)}</ofd:CustomData>")
            )
            + "</ofd:CustomDatas>";
    }

    private string Path(string relative) => style.HasAbsolutePaths ? "/Doc_0/" + relative : relative;

    private void AddXml(string name, string body)
    {
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + body;
        var bytes = Encoding.UTF8.GetBytes(text);
        _members.Add((name, style.HasByteOrderMark ? [0xEF, 0xBB, 0xBF, .. bytes] : bytes));
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
