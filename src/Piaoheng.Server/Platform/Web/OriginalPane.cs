using Piaoheng.Core.Entry;

namespace Piaoheng.Server.Platform.Web;

/// <summary>原件 beside a form: drawn as far as a browser can draw it, with the places marked where values were read.</summary>
/// <param name="Address">Where its bytes are.</param>
/// <param name="FileName">Its name.</param>
internal sealed record OriginalPane(string Address, string FileName)
{
    /// <summary>Where values were read.</summary>
    public IReadOnlyList<RegionOf> Regions { get; init; } = [];

    /// <summary>JSON keys of the fields in question; their places are marked more strongly.</summary>
    public IReadOnlyCollection<string> InQuestion { get; init; } = [];

    /// <summary>Name of the right for want of which it may not be opened; null = it may.</summary>
    public string? Wanting { get; init; }

    /// <summary>Whether it is drawn page by page.</summary>
    public bool IsPdf => Ends(".pdf");

    /// <summary>Whether the server draws it as a picture.</summary>
    public bool IsDrawing => Wanting is null && DrawnType.Is(FileName);

    /// <summary>The places that are marked: in a drawing of several pages, one below the other, none can be.</summary>
    public IReadOnlyList<RegionOf> Marked => IsPicture || DrawnType.HasOnePage(FileName) ? Regions : [];

    /// <summary>Whether it is a picture.</summary>
    public bool IsPicture => Ends(".png") || Ends(".jpg") || Ends(".jpeg");

    /// <summary>Whether it is shown as text.</summary>
    public bool IsText => Ends(".xml") || Ends(".xbrl");

    private bool Ends(string extension) => Wanting is null && FileName.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
