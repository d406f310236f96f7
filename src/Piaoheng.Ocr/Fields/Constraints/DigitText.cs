using System.Text;
using Piaoheng.Ocr.Fields.Layout;

namespace Piaoheng.Ocr.Fields.Constraints;

/// <summary>Figures in recognised text: letters that are misread digits are taken as these where the rest is digits.</summary>
internal static class DigitText
{
    /// <summary>The digit that a character is or is misread from; null for others.</summary>
    public static char? Of(char c) =>
        c switch
        {
            >= '0' and <= '9' => c,
            'O' or 'o' or 'D' or 'Q' or '〇' or '○' => '0',
            'I' or 'l' or '|' or 'i' or '!' => '1',
            'Z' or 'z' => '2',
            'S' or 's' => '5',
            'b' => '6',
            'B' => '8',
            'g' or 'q' => '9',
            _ => null,
        };

    /// <summary>Runs of digits in a piece, misread letters inside them included.</summary>
    public static IEnumerable<DigitRun> Runs(Piece piece)
    {
        var start = 0;
        while (start < piece.Text.Length)
        {
            // The letters of No stand before the number, not in it.
            if (Of(piece.Text[start]) is null || (start > 0 && piece.Text[start] is 'o' or 'O' && piece.Text[start - 1] is 'N'))
            {
                start++;
                continue;
            }

            var end = start;
            var real = 0;
            while (end < piece.Text.Length && Of(piece.Text[end]) is not null)
            {
                real += char.IsAsciiDigit(piece.Text[end]) ? 1 : 0;
                end++;
            }

            // A word of letters is no number.
            if (real * 4 >= (end - start) * 3)
            {
                var slice = piece.Slice(start, end - start);
                yield return new DigitRun(Digits(slice.Text), slice, piece, start);
            }

            start = end;
        }
    }

    /// <summary>The digits of a text; what is none is left out.</summary>
    public static string Digits(string text)
    {
        var digits = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (Of(c) is { } digit)
            {
                digits.Append(digit);
            }
        }

        return digits.ToString();
    }
}

/// <summary>A run of digits.</summary>
/// <param name="Digits">The digits.</param>
/// <param name="Slice">Where they stand.</param>
/// <param name="Piece">The piece around them.</param>
/// <param name="Start">Their place in it.</param>
internal sealed record DigitRun(string Digits, Piece Slice, Piece Piece, int Start)
{
    /// <summary>Character before the run; a space at the beginning of a piece.</summary>
    public char Before => Start > 0 ? Piece.Text[Start - 1] : ' ';

    /// <summary>Character behind the run; a space at the end of a piece.</summary>
    public char Behind => Start + Slice.Text.Length < Piece.Text.Length ? Piece.Text[Start + Slice.Text.Length] : ' ';
}
