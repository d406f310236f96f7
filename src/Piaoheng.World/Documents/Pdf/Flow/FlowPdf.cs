using System.Globalization;
using SkiaSharp;

namespace Piaoheng.World.Documents.Pdf.Flow;

/// <summary>Prints flowing text with tables on A4 through Skia. The same text gives the same bytes.</summary>
public static class FlowPdf
{
    /// <summary>The text as a PDF.</summary>
    /// <param name="title">Title, on the first page and in the properties of the file.</param>
    /// <param name="foot">What stands at the foot of each page, before the number of the page.</param>
    /// <param name="blocks">The text.</param>
    /// <exception cref="FileNotFoundException">No Chinese font was found; the message says how to get one.</exception>
    public static byte[] Write(string title, string foot, IReadOnlyList<FlowBlock> blocks)
    {
        var characters = blocks.SelectMany(Characters).Concat(title).Concat(foot).Concat("第页0123456789…·• ");
        using var typeface = PdfWriter.Typeface(CjkFont.Font, characters);
        using var bytes = new MemoryStream();
        using (var document = SKDocument.CreatePdf(bytes, new SKDocumentPdfMetadata { Title = title, Creator = "票衡 Piaoheng" }))
        {
            using var page = new FlowPages(document, typeface, foot);
            page.Title(title);
            foreach (var block in blocks)
            {
                Draw(page, block);
            }

            page.End();
            document.Close();
        }

        return bytes.ToArray();
    }

    private static void Draw(FlowPages page, FlowBlock block)
    {
        switch (block)
        {
            case FlowHeading heading:
                page.Heading(heading.Text);
                break;
            case FlowText text:
                page.Paragraph(text.Text, text.Weight);
                break;
            case FlowList list:
                foreach (var item in list.Items)
                {
                    page.Paragraph("· " + item, FlowWeight.Plain);
                }

                break;
            case FlowTable table:
                if (table.Heads.Count > 0)
                {
                    page.Row(table.Heads, table.Widths, shaded: int.MaxValue);
                }

                foreach (var row in table.Rows)
                {
                    page.Row(row, table.Widths, shaded: table.Heads.Count > 0 ? 0 : 1);
                }

                page.Gap();
                break;
        }
    }

    private static IEnumerable<char> Characters(FlowBlock block) =>
        block switch
        {
            FlowHeading heading => heading.Text,
            FlowText text => text.Text,
            FlowList list => list.Items.SelectMany(item => item),
            FlowTable table => table.Heads.Concat(table.Rows.SelectMany(row => row)).SelectMany(cell => cell),
            _ => [],
        };

    internal static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
