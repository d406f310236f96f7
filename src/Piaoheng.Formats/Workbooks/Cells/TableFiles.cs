using System.Text;
using System.Xml;

namespace Piaoheng.Formats.Workbooks.Cells;

/// <summary>Opens a table file by what its bytes are, whatever its name says.</summary>
internal static class TableFiles
{
    private const int Head = 4096;

    /// <summary>What kind of table file the bytes are; null when they are none, or only text and pages that may hold a table.</summary>
    public static TableFile? Open(FileBytes file) =>
        file.Type switch
        {
            FileType.Xlsx => OpenPackage(file.Content),
            FileType.CompoundFile => OpenCompound(file.Content),
            FileType.Html => HtmlTables.Open(file.Content),
            FileType.Xml => IsSpreadsheetXml(file) ? SpreadsheetXml.Open(file.Content) : null,
            FileType.Text or FileType.Unknown => DelimitedFile.Open(file.Content),
            _ => null,
        };

    /// <summary>Whether an old compound file is a workbook or an encrypted package, not a document of another program.</summary>
    public static bool IsWorkbookCompound(ReadOnlySpan<byte> bytes) =>
        Names(bytes, "Workbook") || Names(bytes, "Book") || Names(bytes, "EncryptedPackage");

    /// <summary>Whether XML is SpreadsheetML 2003.</summary>
    public static bool IsSpreadsheetXml(FileBytes file) =>
        file.Type == FileType.Xml
        && file.Content.Span[..Math.Min(file.Content.Length, Head)].IndexOf(Encoding.ASCII.GetBytes(SpreadsheetXml.Namespace))
            >= 0;

    private static TableFile OpenPackage(ReadOnlyMemory<byte> content)
    {
        try
        {
            return XlsxFile.Open(content);
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException)
        {
            // xlsb, and packages that only a more patient reader makes out.
            return OldWorkbook.Open(content);
        }
    }

    private static OldWorkbook OpenCompound(ReadOnlyMemory<byte> content) =>
        Names(content.Span, "EncryptedPackage")
            ? throw new EncryptedFileException("The package is encrypted.")
            : OldWorkbook.Open(content);

    // Names of streams stand in the directory as UTF-16.
    private static bool Names(ReadOnlySpan<byte> bytes, string stream) =>
        bytes.IndexOf(Encoding.Unicode.GetBytes(stream + '\0')) >= 0;
}
