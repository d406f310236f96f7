using System.Globalization;
using System.Text.RegularExpressions;
using UglyToad.PdfPig.Logging;

namespace Piaoheng.Formats.Pdf;

/// <summary>Hears for which codes of which font PdfPig found no character: there it puts the character whose number the code is, which is garbage that looks like text.</summary>
internal sealed partial class PdfLog : ILog
{
    private readonly HashSet<(string Font, int Code)> _unnamed = [];

    /// <summary>Whether any glyph drawn since <see cref="Clear"/> has no character.</summary>
    public bool HasUnnamed => _unnamed.Count > 0;

    /// <summary>Forgets the fonts of the page before.</summary>
    public void Clear() => _unnamed.Clear();

    /// <summary>Whether a code of a font has no character: another code of the font may truly be the character of that number, but which of them was drawn is not told.</summary>
    public bool IsUnnamed(string font, int code) => _unnamed.Contains((font, code));

    /// <inheritdoc />
    public void Warn(string message)
    {
        if (NoCharacter().Match(message) is { Success: true } match)
        {
            // PdfPig cuts the number down to one character too.
            var code = long.Parse(match.Groups["code"].Value, CultureInfo.InvariantCulture) & char.MaxValue;
            _unnamed.Add((match.Groups["font"].Value, (int)code));
        }
    }

    /// <inheritdoc />
    public void Debug(string message)
    {
        // Only warnings tell of characters.
    }

    /// <inheritdoc />
    public void Debug(string message, Exception ex)
    {
        // Only warnings tell of characters.
    }

    /// <inheritdoc />
    public void Error(string message)
    {
        // What cannot be read is seen from what is missing.
    }

    /// <inheritdoc />
    public void Error(string message, Exception ex)
    {
        // What cannot be read is seen from what is missing.
    }

    [GeneratedRegex(
        @"could not find the corresponding character with code (?<code>-?\d{1,10}) in font /?(?<font>.*)\.\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Singleline,
        1000
    )]
    private static partial Regex NoCharacter();
}
