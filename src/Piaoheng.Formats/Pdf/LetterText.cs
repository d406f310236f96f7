using Piaoheng.Formats.Forms;
using UglyToad.PdfPig.Content;

namespace Piaoheng.Formats.Pdf;

/// <summary>Which character the letters of a page are, and which are known only by the number of their glyph.</summary>
internal sealed class LetterText
{
    private const string Space = " ";

    private static readonly string UnnamedText = Unnamed.Mark.ToString();

    private readonly PdfLog _log;
    private readonly PdfFonts _fonts;
    private readonly HashSet<string> _inked = new(StringComparer.Ordinal);

    public LetterText(IReadOnlyList<Letter> letters, PdfLog log, PdfFonts fonts)
    {
        (_log, _fonts) = (log, fonts);
        foreach (var letter in letters)
        {
            if (HasInk(letter))
            {
                _inked.Add(Font(letter));
            }
        }
    }

    /// <summary>The character; <see cref="Unnamed.Mark"/> when the file does not say which it is, a space where nothing is drawn.</summary>
    public string Of(Letter letter)
    {
        var font = Font(letter);
        var isNamed =
            !IsNoCharacter(letter.Value) && !_fonts.AreNumbersOfGlyphs(font) && (!_log.HasUnnamed || !IsUnnamed(letter, font));
        if (isNamed)
        {
            return letter.Value;
        }

        // A font that is not embedded has no ink at all; only beside others is a glyph without it a space.
        return !HasInk(letter) && _inked.Contains(font) ? Space : UnnamedText;
    }

    private bool IsUnnamed(Letter letter, string name) =>
        letter.Value is [var number]
        && _log.IsUnnamed(name, number)
        && (
            letter.GetFont() is not { } font
            || (PdfFonts.HasCode(font, number) && !font.TryGetUnicode(number, out _) && !_fonts.AreCharacters(name, font))
        );

    private static string Font(Letter letter) => letter.GetFont()?.Name?.Data ?? letter.FontName ?? "";

    private static bool HasInk(Letter letter) => letter.BoundingBox is { Width: not 0, Height: not 0 };

    // Maps of careless makers name U+0000 or nothing at all for glyphs that they do not know.
    private static bool IsNoCharacter(string text) =>
        text.Length == 0 || text is [Unnamed.Mark] || (text is [var c] && char.IsControl(c) && !char.IsWhiteSpace(c));
}
