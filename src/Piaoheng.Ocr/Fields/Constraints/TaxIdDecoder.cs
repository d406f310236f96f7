using System.Globalization;
using System.Runtime.InteropServices;
using Piaoheng.Core.Codes;
using Piaoheng.Ocr.Fields.Layout;

namespace Piaoheng.Ocr.Fields.Constraints;

/// <summary>税号解码: reads a 统一社会信用代码 once more from what the model held possible, under its alphabet, its length and its check characters.</summary>
/// <remarks>
/// A search over the steps of the lattice that keeps, for each beginning, how likely it is with and without a blank at its end (CTC).
/// Letters that the alphabet lacks count for what they are misread from: O for 0, I for 1, Z for 2, S for 5.
/// </remarks>
internal static class TaxIdDecoder
{
    private const int Beams = 160;
    private const int Digits3To8From = 2;
    private const int Digits3To8To = 8;
    private const float Floor = 1e-6f;

    /// <summary>The likeliest valid number within a piece, with its probability relative to everything that the alphabet allows there; null when none is possible.</summary>
    public static TaxIdGuess? Decode(Piece piece)
    {
        if (
            piece.Glyphs.Count < UnifiedSocialCreditCode.Length - 3
            || piece.Glyphs.Any(glyph => !ReferenceEquals(glyph.Line, piece.Glyphs[0].Line))
        )
        {
            return null;
        }

        var line = piece.Glyphs[0].Line;
        var (from, to) = StepsOf(piece, line);
        var beams = new Dictionary<string, Beam>(StringComparer.Ordinal) { [""] = new Beam(1, 0) };
        for (var step = from; step <= to; step++)
        {
            beams = Next(beams, line.Lattice, step);
        }

        var all = beams.Sum(static pair => (double)pair.Value.Sum);
        var valid = beams
            .Where(static pair => UnifiedSocialCreditCode.IsValid(pair.Key))
            .OrderByDescending(static pair => pair.Value.Sum)
            .Take(2)
            .ToList();
        if (valid.Count == 0 || all <= 0)
        {
            return null;
        }

        var best = valid[0].Value.Sum;
        var second = valid.Count > 1 ? valid[1].Value.Sum : 0;
        return new TaxIdGuess(valid[0].Key, best / (best + second), (float)(best / all));
    }

    // From the middle between the piece and its neighbours, where it has any.
    private static (int From, int To) StepsOf(Piece piece, RecognisedLine line)
    {
        var (first, last) = (piece.Glyphs[0].Index, piece.Glyphs[^1].Index);
        var from = first == 0 ? 0 : (line.Characters[first - 1].Step + line.Characters[first].Step + 1) / 2;
        var to =
            last == line.Characters.Count - 1
                ? line.Lattice.Steps - 1
                : (line.Characters[last].Step + line.Characters[last + 1].Step) / 2;
        return (from, to);
    }

    private static Dictionary<string, Beam> Next(Dictionary<string, Beam> beams, CharacterLattice lattice, int step)
    {
        var options = Options(lattice, step);
        var blank = MathF.Max(lattice.Blank(step), Floor);
        var next = new Dictionary<string, Beam>(StringComparer.Ordinal);
        foreach (var (text, beam) in beams)
        {
            Add(next, text, beam.Sum * blank, 0);
            foreach (var (character, probability) in options)
            {
                var isRepeat = text.Length > 0 && text[^1] == character;
                if (isRepeat)
                {
                    Add(next, text, 0, beam.WithoutBlank * probability);
                }

                var arriving = isRepeat ? beam.WithBlank : beam.Sum;
                if (arriving > 0 && text.Length < UnifiedSocialCreditCode.Length && Fits(character, text.Length))
                {
                    Add(next, text + character, 0, arriving * probability);
                }
            }
        }

        // Only ratios matter: the sum is kept at one, so that long lines do not fall below what a float holds.
        var kept = next.OrderByDescending(static pair => pair.Value.Sum).Take(Beams).ToList();
        var sum = MathF.Max(kept.Sum(static pair => pair.Value.Sum), float.Epsilon);
        return kept.ToDictionary(
            static pair => pair.Key,
            pair => new Beam(pair.Value.WithBlank / sum, pair.Value.WithoutBlank / sum),
            StringComparer.Ordinal
        );
    }

    private static bool Fits(char character, int place) =>
        place is < Digits3To8From or >= Digits3To8To || char.IsAsciiDigit(character);

    private static List<(char Character, float Probability)> Options(CharacterLattice lattice, int step)
    {
        var options = new Dictionary<char, float>();
        for (var rank = 0; rank < CharacterLattice.Ranks; rank++)
        {
            var text = lattice.Text(step, rank);
            var probability = lattice.Probability(step, rank);
            if (text.Length == 1 && probability > Floor && Allowed(text[0]) is { } character)
            {
                options[character] = options.GetValueOrDefault(character) + probability;
            }
        }

        return [.. options.Select(static pair => (pair.Key, pair.Value))];
    }

    /// <summary>The character of the alphabet that a recognised one stands for; null for none.</summary>
    public static char? Allowed(char c)
    {
        var upper = char.ToUpper(c, CultureInfo.InvariantCulture);
        return upper switch
        {
            'O' or '〇' or '○' => '0',
            'I' or '|' => '1',
            'Z' => '2',
            'S' => '5',
            'V' => null,
            _ => UnifiedSocialCreditCode.Alphabet.Contains(upper, StringComparison.Ordinal) ? upper : null,
        };
    }

    private static void Add(Dictionary<string, Beam> beams, string text, float withBlank, float withoutBlank)
    {
        var known = beams.GetValueOrDefault(text);
        beams[text] = new Beam(known.WithBlank + withBlank, known.WithoutBlank + withoutBlank);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Beam(float WithBlank, float WithoutBlank)
    {
        public float Sum => WithBlank + WithoutBlank;
    }
}

/// <summary>What a number most likely is.</summary>
/// <param name="TaxId">The number; its check characters hold.</param>
/// <param name="Certainty">How much likelier than the next valid number: 0.5 to 1.</param>
/// <param name="Share">Its part of everything that the alphabet allows there, valid or not.</param>
internal sealed record TaxIdGuess(string TaxId, float Certainty, float Share);
