using System.Xml.Linq;
using Piaoheng.Formats.Drawing;
using Piaoheng.Formats.Xml;

namespace Piaoheng.Formats.Ofd.Drawing;

/// <summary>印章: the stamps that the signatures of a document put on its pages.</summary>
internal sealed class OfdSeals
{
    private static readonly Colour Red = new(0xC8, 0x1E, 0x1E);

    private readonly OfdPackage _package;
    private readonly Dictionary<string, List<Stamp>> _byPage = new(StringComparer.Ordinal);

    public OfdSeals(OfdPackage package, OfdDocument document)
    {
        _package = package;
        foreach (var (part, root) in document.Signatures())
        {
            foreach (var stamp in root.At("SignedInfo").Children("StampAnnot").Take(Limits.Pages))
            {
                Keep(stamp, part, root);
            }
        }
    }

    /// <summary>Draws the seals of a page.</summary>
    public void Draw(SvgWriter svg, string page, DrawingBudget budget)
    {
        foreach (var stamp in _byPage.GetValueOrDefault(page) ?? [])
        {
            budget.Take();
            Draw(svg, stamp, budget);
            svg.RequireRoom();
        }
    }

    private void Keep(XElement stamp, string part, XElement root)
    {
        if (OfdBox.TryParsePage(stamp.AttributeOf("Boundary")) is not { } place)
        {
            return;
        }

        var page = stamp.AttributeOf("PageRef") ?? string.Empty;
        if (!_byPage.TryGetValue(page, out var stamps))
        {
            _byPage[page] = stamps = [];
        }

        stamps.Add(new Stamp(place, OfdBox.TryParsePage(stamp.AttributeOf("Clip")), part, root));
    }

    private void Draw(SvgWriter svg, Stamp stamp, DrawingBudget budget)
    {
        // A seal over the edges of several pages shows a part on each.
        var clip = stamp.Clip ?? new OfdBox(0, 0, stamp.Place.Width, stamp.Place.Height);
        var place = new Rectangle(stamp.Place.X + clip.X, stamp.Place.Y + clip.Y, clip.Width, clip.Height);
        var whole = new Rectangle(0, 0, stamp.Place.Width, stamp.Place.Height);
        svg.Window(place, new Rectangle(clip.X, clip.Y, clip.Width, clip.Height));
        var found = PictureOf(stamp);
        if (found is { } picture && Formats.Drawing.Picture.TryRead(picture.Content) is { } image)
        {
            svg.Picture(whole, image, 1);
        }
        else if (found is not { } package || !TryDrawPackage(svg, package.Content, whole, budget))
        {
            Mark(svg, whole);
        }

        svg.End();
    }

    private (string Type, ReadOnlyMemory<byte> Content)? PictureOf(Stamp stamp)
    {
        var locations = new[] { stamp.Root.At("SignedInfo", "Seal", "BaseLoc").Text(), stamp.Root.TextOf("SignedValue") };
        return locations
            .Select(location => _package.Bytes(_package.Resolve(stamp.Part, location)))
            .OfType<byte[]>()
            .Select(bytes => SealPicture.Find(bytes))
            .FirstOrDefault(found => found is not null);
    }

    /// <summary>Draws a seal that is a small OFD of its own; what seals it may carry itself is not looked at.</summary>
    private bool TryDrawPackage(SvgWriter svg, ReadOnlyMemory<byte> content, in Rectangle whole, DrawingBudget budget)
    {
        var file = new FileBytes("seal.ofd", content, 1) { Budget = _package.Budget };
        if (OfdPackage.Open(file, out _) is not { } package || OfdDocument.All(package) is not [var document, ..])
        {
            return false;
        }

        if (document.Sources().FirstOrDefault() is not { } page)
        {
            return false;
        }

        svg.Window(whole, new Rectangle(0, 0, page.Size.Width, page.Size.Height));
        OfdPages.DrawContent(svg, page, new OfdResources(package, document.ResourceParts()), budget);
        svg.End();
        return true;
    }

    private static void Mark(SvgWriter svg, in Rectangle whole)
    {
        const string Words = "印章未能显示";
        var line = Math.Min(whole.Width, whole.Height) / 25;
        var size = whole.Width / (Words.Length + 1);
        svg.Rectangle(new Rectangle(line, line, whole.Width - (2 * line), whole.Height - (2 * line)), new Ink(null, Red, line));
        svg.Text(Words, [size / 2], [(whole.Height + (size * 0.7)) / 2], new TypeFace(OfdFaces.Plain, size), new Ink(Red));
    }

    /// <param name="Place">Where it stands on the page.</param>
    /// <param name="Clip">The part of it that shows there; null for all.</param>
    /// <param name="Part">The part that holds the signature.</param>
    /// <param name="Root">The signature.</param>
    private sealed record Stamp(OfdBox Place, OfdBox? Clip, string Part, XElement Root);
}
