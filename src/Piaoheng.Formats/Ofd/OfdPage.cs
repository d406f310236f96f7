using System.Xml.Linq;
using Piaoheng.Formats.Xml;

namespace Piaoheng.Formats.Ofd;

/// <summary>OFD 页面: the texts of one page, its own and those of its templates, in millimetres. Annotations (watermarks, seals) are no part of it.</summary>
internal sealed class OfdPage
{
    private const double CoveringShare = 0.5;

    private readonly Dictionary<string, OfdText> _byId = new(StringComparer.Ordinal);

    public OfdPage(int number, string id, XElement content, IReadOnlyList<XElement> templates, OfdBox size)
    {
        Number = number;
        Id = id;
        Size = size;
        var letters = 0;
        foreach (var root in templates.Append(content))
        {
            foreach (var element in root.Descendants())
            {
                if (element.Is("TextObject") && OfdText.TryRead(element, Size) is { } text)
                {
                    letters += text.Text.Length;
                    Texts.Add(text);

                    // Objects of the page, added last, win over those of a template with the same id.
                    _byId[element.AttributeOf("ID") ?? string.Empty] = text;
                }
                else if (element.Is("ImageObject"))
                {
                    HasPicture |=
                        OfdBox.TryParse(element.AttributeOf("Boundary")) is { } box
                        && box.Width * box.Height > CoveringShare * Size.Width * Size.Height;
                }

                if (letters > Limits.LettersPerPage)
                {
                    throw new LimitExceededException(nameof(Limits.LettersPerPage));
                }
            }
        }
    }

    /// <summary>Number of the page, from 1.</summary>
    public int Number { get; }

    /// <summary>Its id in the document, which tags refer to.</summary>
    public string Id { get; }

    /// <summary>Size of the page.</summary>
    public OfdBox Size { get; }

    /// <summary>Whether a picture covers a good part of it.</summary>
    public bool HasPicture { get; }

    /// <summary>The texts that can be seen, in drawing order.</summary>
    public List<OfdText> Texts { get; } = [];

    /// <summary>The size that a page or else one of its templates states; null when none does.</summary>
    public static OfdBox? SizeOf(XElement content, IEnumerable<XElement> templates) =>
        templates
            .Prepend(content)
            .Select(root => OfdBox.TryParsePage(root.At("Area", "PhysicalBox").Text()))
            .FirstOrDefault(box => box is not null);

    /// <summary>The text object with this id; null when there is none that can be seen.</summary>
    public OfdText? Find(string id) => _byId.GetValueOrDefault(id);
}
