using Piaoheng.Core.Invoices;
using Piaoheng.World.Forms;

namespace Piaoheng.World.Pictures;

/// <summary>A form with everything that its picture needs.</summary>
/// <param name="Page">What is printed where.</param>
/// <param name="Truth">What a faithful reader must find; File is empty.</param>
/// <param name="Look">How it is printed.</param>
public sealed record PictureForm(FormPage Page, Reading Truth, PrintLook Look)
{
    /// <summary>Text of the QR code; null where the form has none.</summary>
    public string? Qr { get; init; }

    /// <summary>Place named in the seal of the bureau.</summary>
    public string Place { get; init; } = "北京";

    /// <summary>Whose 发票专用章 is on the form; null for none.</summary>
    public (string Name, string TaxId)? Sealed { get; init; }

    /// <summary>Where that seal lies; in millimetres.</summary>
    public (double X, double Y) SealAt { get; init; }
}
