using System.Xml.Linq;
using Piaoheng.Formats.Drawing;
using Piaoheng.Formats.Xml;

namespace Piaoheng.Formats.Ofd.Drawing;

/// <summary>OFD 版面: all pages of a package in one picture, one below the other.</summary>
internal static class OfdPages
{
    private const double Gap = 4;

    private static readonly string[] Places = ["Background", "Body", "Foreground"];
    private static readonly Ink Paper = new(new Colour(255, 255, 255), new Colour(0xD0, 0xD4, 0xDA), 0.2);

    /// <summary>Draws a package; null when it has no page that can be read.</summary>
    public static DrawnPages? Draw(FileBytes file)
    {
        if (OfdPackage.Open(file, out _) is not { } package)
        {
            return null;
        }

        var documents = OfdDocument.All(package);
        var sheets = documents.SelectMany(document => document.Sources().Select(page => (document, page))).ToList();
        if (sheets.Count == 0)
        {
            return null;
        }

        var drawn = sheets.Take(Limits.DrawnPages).ToList();
        var left = sheets.Count - drawn.Count;
        var width = drawn.Max(sheet => sheet.page.Size.Width);
        var height = drawn.Sum(sheet => sheet.page.Size.Height + Gap) - Gap + PagesLeft.Height(left);
        using var svg = new SvgWriter(width, height);
        var budget = new DrawingBudget();
        var top = 0d;
        foreach (var ofDocument in drawn.GroupBy(sheet => sheet.document))
        {
            var whole = new Whole(package, ofDocument.Key);
            foreach (var (_, page) in ofDocument)
            {
                DrawPage(svg, whole, page, top, budget);
                top += page.Size.Height + Gap;
            }
        }

        PagesLeft.Write(svg, left, top);
        return new DrawnPages(svg.Finish(), sheets.Count);
    }

    /// <summary>Draws the templates and layers of a page, the lower first.</summary>
    public static void DrawContent(SvgWriter svg, OfdPageSource page, OfdResources resources, DrawingBudget budget)
    {
        var painter = new OfdPainter(svg, resources, budget);
        foreach (var (template, _) in page.Templates.Where(template => !template.IsAbove))
        {
            DrawLayers(painter, template);
        }

        DrawLayers(painter, page.Content);
        foreach (var (template, _) in page.Templates.Where(template => template.IsAbove))
        {
            DrawLayers(painter, template);
        }
    }

    private static void DrawPage(SvgWriter svg, Whole whole, OfdPageSource page, double top, DrawingBudget budget)
    {
        var sheet = new Rectangle(0, top, page.Size.Width, page.Size.Height);
        svg.Rectangle(sheet, Paper);
        svg.Window(sheet, new Rectangle(page.Size.X, page.Size.Y, page.Size.Width, page.Size.Height));
        budget.BeginPage();
        DrawContent(svg, page, whole.Resources, budget);
        var painter = new OfdPainter(svg, whole.Resources, budget);
        foreach (var annotation in whole.Annotations[page.Id].Where(one => one.AttributeOf("Visible") is not ("false" or "0")))
        {
            foreach (var appearance in annotation.Children("Appearance"))
            {
                painter.Appearance(appearance);
            }
        }

        whole.Seals.Draw(svg, page.Id, budget);
        svg.End();
    }

    private static void DrawLayers(OfdPainter painter, XElement root)
    {
        foreach (var place in Places)
        {
            painter.Layers(root, place);
        }
    }

    /// <summary>What the pages of one document share.</summary>
    private sealed class Whole(OfdPackage package, OfdDocument document)
    {
        public OfdResources Resources { get; } = new(package, document.ResourceParts());

        public ILookup<string, XElement> Annotations { get; } = document.Annotations();

        public OfdSeals Seals { get; } = new(package, document);
    }
}
