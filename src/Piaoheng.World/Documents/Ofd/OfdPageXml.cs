using System.Globalization;
using System.Security;
using System.Text;
using Piaoheng.World.Forms;

namespace Piaoheng.World.Documents.Ofd;

/// <summary>Writes the content of one OFD page or template: layers of text, path and image objects.</summary>
internal sealed class OfdPageXml(OfdStyle style, OfdIds ids)
{
    private const string Namespace = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";

    /// <summary>The template: labels and ruled lines.</summary>
    public string Template(FormPage page)
    {
        var body = new StringBuilder();
        foreach (var line in page.Lines)
        {
            AppendLine(body, line);
        }

        foreach (var label in page.Labels)
        {
            AppendText(body, label, ids.Next());
        }

        return Page(page, "", body);
    }

    /// <summary>The page: values over its template. Tells the object id of every value.</summary>
    public string Content(FormPage page, int templateId, int? imageId, Action<FormText, int> written)
    {
        var body = new StringBuilder();
        if (style.HasText)
        {
            foreach (var value in page.Values)
            {
                var id = ids.Next();
                AppendText(body, value, id);
                written(value, id);
                if (style.HasOffPageCopy && value.Tag is "InvoiceClerk")
                {
                    AppendText(body, value with { Baseline = page.Height + 149 }, ids.Next());
                }
            }

            foreach (var stamp in page.Stamps.Where(stamp => !stamp.IsTurned))
            {
                AppendText(body, stamp, ids.Next());
            }
        }

        if (imageId is { } image)
        {
            body.Append(
                Invariant(
                    $"<ofd:ImageObject ID=\"{ids.Next()}\" CTM=\"20 0 0 20 0 0\" Boundary=\"6.5 6 20 20\" ResourceID=\"{image}\"/>"
                )
            );
        }

        return Page(page, Invariant($"<ofd:Template TemplateID=\"{templateId}\" ZOrder=\"Background\"/>"), body);
    }

    /// <summary>The annotations of a page: 下载次数 at its edge, as a watermark.</summary>
    public string Annotations(FormPage page)
    {
        var body = new StringBuilder($"<ofd:PageAnnot {Namespace}>");
        foreach (var stamp in page.Stamps.Where(stamp => stamp.IsTurned))
        {
            body.Append(
                Invariant(
                    $"<ofd:Annot Type=\"Watermark\" ID=\"{ids.Next()}\" Subtype=\"Watermark\"><ofd:Appearance Boundary=\"206.46 29.54 3.3 22.2\">"
                )
            );
            AppendText(body, stamp with { X = 0, Baseline = 2.86 }, ids.Next());
            body.Append("</ofd:Appearance></ofd:Annot>");
        }

        return body.Append("</ofd:PageAnnot>").ToString();
    }

    private string Page(FormPage page, string template, StringBuilder body) =>
        Invariant(
            $"<ofd:Page {Namespace}><ofd:Area><ofd:PhysicalBox>0 0 {page.Width:0.##} {page.Height:0.##}</ofd:PhysicalBox></ofd:Area>{template}<ofd:Content><ofd:Layer ID=\"{ids.Next()}\">"
        )
        + body
        + "</ofd:Layer></ofd:Content></ofd:Page>";

    private void AppendLine(StringBuilder body, FormLine line) =>
        body.Append(
            Invariant(
                $"<ofd:PathObject ID=\"{ids.Next()}\" Boundary=\"{line.X - 0.2:0.####} {line.Y - 0.2:0.####} {line.ToX - line.X + 0.4:0.####} {line.ToY - line.Y + 0.4:0.####}\" LineWidth=\"0.25\"><ofd:AbbreviatedData>M 0.2 0.2 L {line.ToX - line.X + 0.2:0.####} {line.ToY - line.Y + 0.2:0.####}</ofd:AbbreviatedData></ofd:PathObject>"
            )
        );

    private void AppendText(StringBuilder body, FormText text, int id)
    {
        var rows = text.Text.Split('\n');
        var letters = string.Concat(rows);
        var (deltaX, deltaY) = Deltas(text, rows);
        var width = Math.Max(deltaX.Sum() + text.Size, text.NaturalWidth);
        var left = text.Align switch
        {
            TextAlign.Center => text.X - (width / 2),
            TextAlign.Right => text.X - text.NaturalWidth,
            _ => text.X,
        };

        // The box is wider than the text, and the text begins somewhere in it, as in real files.
        var pad = text.Align is TextAlign.Left ? 0 : 2.5;
        var height = text.Size * 1.5 + ((rows.Length - 1) * text.RowStep);
        var top = text.Baseline - (text.Size * 1.147);
        body.Append(
            Invariant(
                $"<ofd:TextObject ID=\"{id}\" Boundary=\"{left - pad:0.####} {top:0.####} {width + pad + 2:0.####} {height:0.####}\" Font=\"5\" Size=\"{text.Size:0.####}\">"
            )
        );
        if (style.HasGlyphs)
        {
            var glyphs = string.Join(' ', Enumerable.Range(1, letters.Length).Select(glyph => Invariant($"{glyph}")));
            body.Append(
                Invariant(
                    $"<ofd:CGTransform CodePosition=\"0\" CodeCount=\"{letters.Length}\" GlyphCount=\"{letters.Length}\"><ofd:Glyphs>{glyphs}</ofd:Glyphs></ofd:CGTransform>"
                )
            );
        }

        body.Append(Invariant($"<ofd:TextCode X=\"{pad:0.####}\" Y=\"{text.Size * 1.147:0.####}\""));
        AppendDelta(body, "DeltaX", deltaX);
        if (rows.Length > 1)
        {
            AppendDelta(body, "DeltaY", deltaY);
        }

        body.Append('>')
            .Append(style.HasCData ? "<![CDATA[" + letters + "]]>" : SecurityElement.Escape(letters))
            .Append("</ofd:TextCode></ofd:TextObject>");
    }

    // Distance from each character to the next; between rows back to the left edge and down.
    private static (List<double> X, List<double> Y) Deltas(FormText text, string[] rows)
    {
        var x = new List<double>();
        var y = new List<double>();
        foreach (var (at, row) in rows.Index())
        {
            var used = 0.0;
            for (var letter = 0; letter + 1 < row.Length; letter++)
            {
                var advance = text.Advance > 0 ? text.Advance : Widths.Of(row[letter], text.Size);
                x.Add(advance);
                y.Add(0);
                used += advance;
            }

            if (at + 1 < rows.Length)
            {
                x.Add(-used);
                y.Add(text.RowStep);
            }
        }

        return (x, y);
    }

    private void AppendDelta(StringBuilder body, string name, List<double> deltas)
    {
        if (deltas.Count == 0)
        {
            return;
        }

        body.Append(' ').Append(name).Append("=\"");
        for (var at = 0; at < deltas.Count; )
        {
            var run = 1;
            while (style.HasRuns && at + run < deltas.Count && deltas[at + run] == deltas[at])
            {
                run++;
            }

            body.Append(at > 0 ? " " : "")
                .Append(run > 1 ? Invariant($"g {run} {deltas[at]:0.####}") : Invariant($"{deltas[at]:0.####}"));
            at += run;
        }

        body.Append('"');
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}

/// <summary>Ids of the objects of one document.</summary>
internal sealed class OfdIds
{
    /// <summary>The largest id given.</summary>
    public int Last { get; private set; } = 100;

    /// <summary>The next id.</summary>
    public int Next() => ++Last;
}
