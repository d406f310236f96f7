namespace Piaoheng.Ocr;

/// <summary>字符网格: what the model held possible at each step along a line, so that a value can be decoded again under what is known of it.</summary>
/// <remarks>
/// CTC: each step says one class or blank; equal neighbours are one character unless a blank stands between them. For each step the likeliest
/// <see cref="Ranks"/> classes other than blank are kept, likeliest first, and the probability of blank beside them.
/// </remarks>
public sealed class CharacterLattice
{
    /// <summary>How many classes are kept for each step.</summary>
    public const int Ranks = 8;

    private readonly ushort[] _classes;
    private readonly float[] _probabilities;
    private readonly float[] _blanks;
    private readonly IReadOnlyList<string> _alphabet;

    /// <summary>A lattice of as many steps as <paramref name="blanks"/> has; the other two hold <see cref="Ranks"/> entries for each step.</summary>
    /// <param name="classes">Places in the alphabet.</param>
    /// <param name="probabilities">Their probabilities, 0 to 1.</param>
    /// <param name="blanks">The probability of blank for each step.</param>
    /// <param name="alphabet">The text of each class.</param>
    public CharacterLattice(ushort[] classes, float[] probabilities, float[] blanks, IReadOnlyList<string> alphabet)
    {
        if (classes.Length != blanks.Length * Ranks || probabilities.Length != classes.Length)
        {
            throw new ArgumentException("A lattice holds as many classes as ranks for each step.", nameof(classes));
        }

        (_classes, _probabilities, _blanks, _alphabet) = (classes, probabilities, blanks, alphabet);
    }

    /// <summary>Number of steps along the line.</summary>
    public int Steps => _blanks.Length;

    /// <summary>The text of the class at a rank, 0 the likeliest.</summary>
    public string Text(int step, int rank) => _alphabet[_classes[(step * Ranks) + rank]];

    /// <summary>The probability of the class at a rank.</summary>
    public float Probability(int step, int rank) => _probabilities[(step * Ranks) + rank];

    /// <summary>The probability that the step says nothing.</summary>
    public float Blank(int step) => _blanks[step];

    /// <summary>The probability of a character at a step; 0 where it is not among those kept.</summary>
    public float ProbabilityOf(int step, string text)
    {
        for (var rank = 0; rank < Ranks; rank++)
        {
            if (string.Equals(Text(step, rank), text, StringComparison.Ordinal))
            {
                return Probability(step, rank);
            }
        }

        return 0;
    }
}
