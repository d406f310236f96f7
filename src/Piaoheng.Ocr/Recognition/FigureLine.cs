namespace Piaoheng.Ocr.Recognition;

/// <summary>Tells lines whose figures may not all have been read: one that the model is unsure of, or a gap where one is missing.</summary>
/// <remarks>Two equal figures need a blank between them (CTC); in a narrow look there may be no step left for it.</remarks>
internal static class FigureLine
{
    private const int FewestFigures = 5;
    private const float Sure = 0.8f;

    /// <summary>Distance of two figures, by the usual one of their run, from which one may be missing between them.</summary>
    private const float Gap = 1.45f;

    public static bool IsDoubtful(RecognisedLine line)
    {
        var run = new List<RecognisedCharacter>();
        foreach (var character in line.Characters)
        {
            if (character.Text is [var c] && (char.IsAsciiLetterOrDigit(c) || c is '.'))
            {
                run.Add(character);
                continue;
            }

            if (IsDoubtful(run))
            {
                return true;
            }

            run.Clear();
        }

        return IsDoubtful(run);
    }

    /// <summary>Of two readings the one with more figures; of as many, that whose least sure character is surer.</summary>
    public static RecognisedLine Better(RecognisedLine first, RecognisedLine second)
    {
        var more = Figures(second) - Figures(first);
        return more > 0 || (more == 0 && Weakest(second) > Weakest(first)) ? second : first;
    }

    private static bool IsDoubtful(List<RecognisedCharacter> run)
    {
        if (run.Count < FewestFigures || run.Count(static character => char.IsAsciiDigit(character.Text[0])) * 2 < run.Count)
        {
            return false;
        }

        if (run.Exists(static character => character.Score < Sure))
        {
            return true;
        }

        var advances = run.Zip(run.Skip(1), static (left, right) => Middle(right) - Middle(left)).Order().ToList();
        return advances[^1] > Gap * advances[advances.Count / 2];
    }

    private static float Middle(RecognisedCharacter character) => (character.Left + character.Right) / 2;

    private static int Figures(RecognisedLine line) =>
        line.Characters.Count(static character => character.Text is [>= '0' and <= '9']);

    private static float Weakest(RecognisedLine line) =>
        line.Characters.Count == 0 ? 0 : line.Characters.Min(static character => character.Score);
}
