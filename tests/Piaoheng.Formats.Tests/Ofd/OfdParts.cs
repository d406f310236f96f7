using System.Globalization;
using System.Text;
using Piaoheng.Formats.Tests.Archives;

namespace Piaoheng.Formats.Tests.Ofd;

/// <summary>The parts of a small OFD package, invented; each can be replaced, added or left out.</summary>
internal sealed class OfdParts
{
    private const string Namespace = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";

    private readonly Dictionary<string, string> _parts = new(StringComparer.Ordinal)
    {
        ["OFD.xml"] = Body("<ofd:DocInfo/><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"),
        ["Doc_0/Document.xml"] = Document("<ofd:Pages/>"),
    };

    private readonly Dictionary<string, byte[]> _binaries = new(StringComparer.Ordinal);

    public string this[string path]
    {
        set => _parts[path] = value;
    }

    public static string Body(string content) => $"<ofd:OFD {Namespace}><ofd:DocBody>{content}</ofd:DocBody></ofd:OFD>";

    public static string Document(string content) =>
        $"<ofd:Document {Namespace}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 140</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>{content}</ofd:Document>";

    public static string Page(params IEnumerable<string> objects) =>
        $"<ofd:Page {Namespace}><ofd:Content><ofd:Layer>{string.Concat(objects)}</ofd:Layer></ofd:Content></ofd:Page>";

    public static string Attachments(params IEnumerable<string> files) =>
        $"<ofd:Attachments {Namespace}>{string.Concat(files.Select(file => $"<ofd:Attachment Name=\"a\" Format=\"xml\"><ofd:FileLoc>{file}</ofd:FileLoc></ofd:Attachment>"))}</ofd:Attachments>";

    public static string TagList(string file) =>
        $"<ofd:CustomTags {Namespace}><ofd:CustomTag TypeID=\"fp\"><ofd:FileLoc>{file}</ofd:FileLoc></ofd:CustomTag></ofd:CustomTags>";

    public static string CustomData(params IEnumerable<(string Name, string Value)> data) =>
        $"<ofd:DocInfo><ofd:CustomDatas>{string.Concat(data.Select(item => $"<ofd:CustomData Name=\"{item.Name}\">{item.Value}</ofd:CustomData>"))}</ofd:CustomDatas></ofd:DocInfo>";

    /// <summary>A text of one row; its characters are half as wide as high if they are Latin, and as wide as high otherwise.</summary>
    public static string Text(int id, double x, double y, string text, double size = 3.175, string attributes = "")
    {
        var advances = string.Join(' ', text.Select(c => Number(c < 0x2E80 ? size / 2 : size)));
        return $"<ofd:TextObject ID=\"{id}\" Boundary=\"{Number(x)} {Number(y)} 60 5\" Size=\"{Number(size)}\" {attributes}>"
            + $"<ofd:TextCode X=\"0\" Y=\"{Number(size)}\" DeltaX=\"{advances}\">{text}</ofd:TextCode></ofd:TextObject>";
    }

    public void Remove(string path) => _parts.Remove(path);

    /// <summary>A document of these pages, with further entries of the document.</summary>
    public OfdParts WithPages(string further, params IReadOnlyList<string> pages)
    {
        var references = string.Concat(
            pages.Select((_, number) => $"<ofd:Page ID=\"{number + 1}\" BaseLoc=\"Pages/Page_{number}/Content.xml\"/>")
        );
        this["Doc_0/Document.xml"] = Document($"<ofd:Pages>{references}</ofd:Pages>{further}");
        for (var number = 0; number < pages.Count; number++)
        {
            this[$"Doc_0/Pages/Page_{number}/Content.xml"] = pages[number];
        }

        return this;
    }

    /// <summary>Adds a part that is no text.</summary>
    public void Add(string path, byte[] content) => _binaries[path] = content;

    public byte[] Zip(string folder = "") =>
        ZipText.Of(
            _parts
                .Select(part => (Name: part.Key, Content: Encoding.UTF8.GetBytes(part.Value)))
                .Concat(_binaries.Select(part => (Name: part.Key, Content: part.Value)))
                .Select(part => (folder + part.Name, part.Content))
        );

    private static string Number(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
