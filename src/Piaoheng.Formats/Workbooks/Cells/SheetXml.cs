using System.Xml;

namespace Piaoheng.Formats.Workbooks.Cells;

/// <summary>Reading the XML parts of workbooks.</summary>
internal static class SheetXml
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CheckCharacters = false,
        CloseInput = true,
    };

    /// <summary>A reader that resolves nothing; whoever opens the stream limits it.</summary>
    public static XmlReader Reader(Stream stream) => XmlReader.Create(stream, Settings);

    /// <summary>An attribute whatever its prefix: <c>r:id</c>.</summary>
    public static string? AttributeByLocalName(XmlReader reader, string name)
    {
        string? value = null;
        for (var found = reader.MoveToFirstAttribute(); found; found = reader.MoveToNextAttribute())
        {
            if (reader.LocalName == name)
            {
                value = reader.Value;
            }
        }

        reader.MoveToElement();
        return value;
    }

    /// <summary>Goes to the end of the element that the reader stands on.</summary>
    public static void SkipToEnd(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return;
        }

        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth) { }
    }
}
