using SkiaSharp;

namespace Piaoheng.World.Documents.Pdf.Flow;

/// <summary>Pages that text flows over: where the next line stands, and when a page is full.</summary>
internal sealed class FlowPages : IDisposable
{
    private const float Width = 595.276f;
    private const float Height = 841.89f;
    private const float Margin = 42;
    private const float Bottom = Height - 52;
    private const float Padding = 4;
    private const float Leading = 1.45f;
    private const float CellSize = 8.5f;

    private static readonly SKColor Shade = new(242, 244, 246);
    private static readonly SKColor Rule = new(150, 150, 150);

    private readonly SKDocument _document;
    private readonly SKTypeface _typeface;
    private readonly string _foot;
    private readonly SKPaint _ink = new() { Color = SKColors.Black, IsAntialias = true };
    private readonly SKPaint _fill = new() { Color = Shade };
    private readonly SKPaint _rule = new()
    {
        Color = Rule,
        Style = SKPaintStyle.Stroke,
        StrokeWidth = 0.5f,
    };
    private readonly Dictionary<(float Size, char Letter), float> _widths = [];
    private SKCanvas _canvas;
    private float _y = Margin;
    private int _page;

    public FlowPages(SKDocument document, SKTypeface typeface, string foot)
    {
        (_document, _typeface, _foot) = (document, typeface, foot);
        _canvas = Begin();
    }

    private static float Inner => Width - (2 * Margin);

    public void Title(string text)
    {
        using var font = Font(18);
        _y += 18;
        _canvas.DrawText(text, Width / 2, _y, SKTextAlign.Center, font, _ink);
        _y += 14;
    }

    public void Heading(string text)
    {
        // A heading does not stand alone at the foot of a page.
        Need(60);
        using var font = Font(12);
        _y += 18;
        _canvas.DrawText(text, Margin, _y, SKTextAlign.Left, font, _ink);
        _y += 4;
        _canvas.DrawLine(Margin, _y, Width - Margin, _y, _rule);
        _y += 4;
    }

    public void Paragraph(string text, FlowWeight weight)
    {
        var size = weight switch
        {
            FlowWeight.Strong => 12f,
            FlowWeight.Hint => 8f,
            _ => 9.5f,
        };
        using var font = Font(size);
        foreach (var line in Lines(text, Inner, size))
        {
            Need(size * Leading);
            _y += size * Leading;
            _canvas.DrawText(line, Margin, _y - (size * 0.3f), SKTextAlign.Left, font, _ink);
        }

        _y += 3;
    }

    public void Gap() => _y += 6;

    /// <summary>A row of a table; what does not fit on a page goes on on the next.</summary>
    /// <param name="cells">Words.</param>
    /// <param name="widths">Widths, in parts.</param>
    /// <param name="shaded">How many cells from the left are heads.</param>
    public void Row(IReadOnlyList<string> cells, IReadOnlyList<float> widths, int shaded)
    {
        var whole = widths.Sum();
        var columns = cells.Select((cell, at) => Lines(cell, (widths[at] / whole * Inner) - (2 * Padding), CellSize)).ToList();
        var height = CellSize * Leading;
        for (int done = 0, left = columns.Max(lines => lines.Count); left > 0; )
        {
            var fit = (int)((Bottom - _y - (2 * Padding)) / height);
            if (fit < Math.Min(left, 3))
            {
                NewPage();
                continue;
            }

            var take = Math.Min(left, fit);
            DrawPart(columns, widths, (done, take), shaded);
            (done, left) = (done + take, left - take);
        }
    }

    public void End() => _document.EndPage();

    public void Dispose()
    {
        _ink.Dispose();
        _fill.Dispose();
        _rule.Dispose();
    }

    private void DrawPart(List<List<string>> columns, IReadOnlyList<float> widths, (int From, int Count) lines, int shaded)
    {
        using var font = Font(CellSize);
        var (whole, line) = (widths.Sum(), CellSize * Leading);
        var height = (lines.Count * line) + (2 * Padding);
        var x = Margin;
        foreach (var (at, column) in columns.Index())
        {
            var width = widths[at] / whole * Inner;
            var box = new SKRect(x, _y, x + width, _y + height);
            if (at < shaded)
            {
                _canvas.DrawRect(box, _fill);
            }

            _canvas.DrawRect(box, _rule);
            var y = _y + Padding;
            foreach (var text in column.Skip(lines.From).Take(lines.Count))
            {
                y += line;
                _canvas.DrawText(text, x + Padding, y - (CellSize * 0.3f), SKTextAlign.Left, font, _ink);
            }

            x += width;
        }

        _y += height;
    }

    // Numbers and codes stay whole where they fit; Chinese breaks anywhere.
    private List<string> Lines(string text, float width, float size)
    {
        var lines = new List<string>();
        foreach (var given in text.Split('\n'))
        {
            var (line, used) = ("", 0f);
            foreach (var word in Words(given))
            {
                var wide = word.Sum(letter => WidthOf(letter, size));
                if (used > 0 && used + wide > width)
                {
                    lines.Add(line);
                    (line, used) = ("", 0f);
                }

                foreach (var letter in word)
                {
                    var one = WidthOf(letter, size);
                    if (used > 0 && used + one > width)
                    {
                        lines.Add(line);
                        (line, used) = ("", 0f);
                    }

                    (line, used) = (line + letter, used + one);
                }
            }

            lines.Add(line);
        }

        return lines;
    }

    private static IEnumerable<string> Words(string text)
    {
        var from = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (IsOfWord(text[at]) && at + 1 < text.Length && IsOfWord(text[at + 1]))
            {
                continue;
            }

            yield return text[from..(at + 1)];
            from = at + 1;
        }
    }

    private static bool IsOfWord(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or ',' or '_';

    private float WidthOf(char letter, float size)
    {
        if (!_widths.TryGetValue((size, letter), out var width))
        {
            using var font = Font(size);
            _widths[(size, letter)] = width = font.MeasureText(letter.ToString());
        }

        return width;
    }

    private SKFont Font(float size) =>
        new(_typeface, size)
        {
            Subpixel = true,
            LinearMetrics = true,
            Hinting = SKFontHinting.None,
        };

    private void Need(float height)
    {
        if (_y + height > Bottom)
        {
            NewPage();
        }
    }

    private void NewPage()
    {
        _document.EndPage();
        _canvas = Begin();
        _y = Margin;
    }

    private SKCanvas Begin()
    {
        _page++;
        var canvas = _document.BeginPage(Width, Height);
        using var font = Font(8);
        canvas.DrawText(_foot, Margin, Height - 30, SKTextAlign.Left, font, _ink);
        canvas.DrawText($"第 {FlowPdf.Number(_page)} 页", Width - Margin, Height - 30, SKTextAlign.Right, font, _ink);
        return canvas;
    }
}
