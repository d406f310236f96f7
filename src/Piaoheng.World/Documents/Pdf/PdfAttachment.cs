using System.Globalization;
using System.Text;

namespace Piaoheng.World.Documents.Pdf;

/// <summary>Attaches a file to a PDF by an incremental update: new objects, a new section of the cross-reference table, a new trailer.</summary>
/// <remarks>Source: ISO 32000-1, 7.5.6 (incremental updates), 7.11.4 (embedded files).</remarks>
public static class PdfAttachment
{
    /// <summary>The PDF with the attachment.</summary>
    /// <param name="pdf">A PDF with a classic cross-reference table, as Skia writes.</param>
    /// <param name="name">Name of the attachment, ASCII.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="type">Its media type, written as a name: <c>application#2Fxml</c>.</param>
    public static byte[] Add(byte[] pdf, string name, byte[] content, string type = "application#2Fxml")
    {
        var text = Encoding.Latin1.GetString(pdf);
        using var update = new PdfUpdate(pdf);
        var (root, size) = (update.Root, update.Size);
        var catalog = Dictionary(text, root);
        update.Stream(size, $"/Type /EmbeddedFile /Subtype /{type} /Params <</Size {Number(content.Length)}>>", content);
        update.Object(
            size + 1,
            $"<</Type /Filespec /F ({name}) /UF ({name}) /AFRelationship /Data /EF <</F {Number(size)} 0 R>>>>"
        );
        update.Object(
            root,
            catalog[..^2]
                + $"\n/Names <</EmbeddedFiles <</Names [({name}) {Number(size + 1)} 0 R]>>>>\n/AF [{Number(size + 1)} 0 R]>>"
        );
        return update.Finish(size + 2);
    }

    private static string Dictionary(string text, int number)
    {
        var at = text.LastIndexOf($"\n{Number(number)} 0 obj", StringComparison.Ordinal);
        var from = text.IndexOf("<<", at, StringComparison.Ordinal);
        var to = text.IndexOf("endobj", from, StringComparison.Ordinal);
        return text[from..to].TrimEnd();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
