namespace Piaoheng.World.Forms;

/// <summary>One page of a form: what is printed where. OFD and PDF are both written from it.</summary>
/// <param name="width">Width in millimetres.</param>
/// <param name="height">Height in millimetres.</param>
public sealed class FormPage(double width, double height)
{
    /// <summary>Height of ordinary letters.</summary>
    public const double Letters = 3.175;

    /// <summary>Width in millimetres.</summary>
    public double Width => width;

    /// <summary>Height in millimetres.</summary>
    public double Height => height;

    /// <summary>What is printed on every form: the template.</summary>
    public List<FormText> Labels { get; } = [];

    /// <summary>What is filled in.</summary>
    public List<FormText> Values { get; } = [];

    /// <summary>Ruled lines.</summary>
    public List<FormLine> Lines { get; } = [];

    /// <summary>Pictures: seals and QR codes.</summary>
    public List<FormPicture> Pictures { get; } = [];

    /// <summary>Texts over the page that belong to no form: 下载次数, watermarks.</summary>
    public List<FormText> Stamps { get; } = [];

    /// <summary>Prints a label.</summary>
    public void Label(string text, double x, double baseline, double size = Letters, TextAlign align = TextAlign.Left) =>
        Labels.Add(new FormText(text, x, baseline, size, align));

    /// <summary>Prints a label whose letters are spread.</summary>
    public void SpreadLabel(string text, double x, double baseline, double advance) =>
        Labels.Add(new FormText(text, x, baseline, Letters) { Advance = advance });

    /// <summary>Prints a label downwards, one character under the other.</summary>
    public void ColumnLabel(string text, double x, double baseline, double step)
    {
        for (var at = 0; at < text.Length; at++)
        {
            Labels.Add(new FormText(text[at].ToString(), x, baseline + (at * step), Letters));
        }
    }

    /// <summary>Fills in a value; an empty one leaves the place empty.</summary>
    public void Value(string tag, string text, double x, double baseline, double size = Letters, TextAlign align = TextAlign.Left)
    {
        if (text.Length > 0)
        {
            Values.Add(new FormText(text, x, baseline, size, align) { Tag = tag });
        }
    }

    /// <summary>Rules a line.</summary>
    public void Line(double x, double y, double toX, double toY) => Lines.Add(new FormLine(x, y, toX, toY));

    /// <summary>Rules a box.</summary>
    public void Box(double x, double y, double boxWidth, double boxHeight)
    {
        Line(x, y, x + boxWidth, y);
        Line(x, y + boxHeight, x + boxWidth, y + boxHeight);
        Line(x, y, x, y + boxHeight);
        Line(x + boxWidth, y, x + boxWidth, y + boxHeight);
    }
}

/// <summary>A ruled line, in millimetres.</summary>
/// <param name="X">From, across.</param>
/// <param name="Y">From, down.</param>
/// <param name="ToX">To, across.</param>
/// <param name="ToY">To, down.</param>
public sealed record FormLine(double X, double Y, double ToX, double ToY);

/// <summary>A picture, in millimetres.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Upper edge.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
/// <param name="IsSeal">A seal; otherwise a QR code.</param>
public sealed record FormPicture(double X, double Y, double Width, double Height, bool IsSeal)
{
    /// <summary>What the QR code says; null = only its frame is drawn.</summary>
    public string? Code { get; init; }
}
