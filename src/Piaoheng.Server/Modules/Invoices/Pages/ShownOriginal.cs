using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Invoices.Pages;

/// <summary>An original on the page of its invoice.</summary>
/// <param name="Original">The original.</param>
/// <param name="Document">What it says; the first, where it says several things.</param>
internal sealed record ShownOriginal(OriginalRecord Original, InvoiceDocument Document)
{
    public string Id => Original.OriginalId.ToString(CultureInfo.InvariantCulture);

    /// <summary>How a browser can show it.</summary>
    public OriginalView View => Document.Wanting is null ? ByExtension : OriginalView.Values;

    private OriginalView ByExtension =>
        Extension switch
        {
            "PDF" => OriginalView.Pdf,
            "XML" or "XBRL" => OriginalView.Text,
            "PNG" or "JPG" or "JPEG" => OriginalView.Picture,
            _ => DrawnType.Is(Original.FileName) ? OriginalView.Drawing : OriginalView.Values,
        };

    /// <summary>Type, as the tab says it.</summary>
    public string Type =>
        TypedStatement.Is(Original.FileName) ? "录入记录"
        : Extension.Length > 0 ? Extension
        : "文件";

    /// <summary>The originals of an invoice; what shows most like paper first.</summary>
    public static IReadOnlyList<ShownOriginal> Of(InvoiceDetail invoice) =>
        [
            .. invoice
                .Documents.DistinctBy(document => document.Original.OriginalId)
                .Select(document => new ShownOriginal(document.Original, document))
                .OrderBy(shown => shown.View),
        ];

    private string Extension => Path.GetExtension(Original.FileName).TrimStart('.').ToUpperInvariant();
}

/// <summary>How an original is shown, the best first.</summary>
internal enum OriginalView
{
    /// <summary>Drawn page by page.</summary>
    Pdf,

    /// <summary>As a picture that the server draws.</summary>
    Drawing,

    /// <summary>As a picture.</summary>
    Picture,

    /// <summary>As indented text.</summary>
    Text,

    /// <summary>What was read from it.</summary>
    Values,
}
