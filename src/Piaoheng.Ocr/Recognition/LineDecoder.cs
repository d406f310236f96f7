using Piaoheng.Ocr.Detection;

namespace Piaoheng.Ocr.Recognition;

/// <summary>Says what a lattice most likely spells: the best class of each step, equal neighbours once, blanks left out.</summary>
internal static class LineDecoder
{
    /// <summary>Half of the width of a Chinese character, and of a Latin one, in heights of the line.</summary>
    private const float HalfWide = 0.45f;
    private const float HalfNarrow = 0.25f;

    /// <summary>The line in a box.</summary>
    /// <param name="lattice">What the model held possible.</param>
    /// <param name="box">Where it stands.</param>
    /// <param name="stepPixels">Page pixels of one step.</param>
    public static RecognisedLine Decode(CharacterLattice lattice, TextBox box, float stepPixels)
    {
        var spoken = Spoken(lattice);
        var characters = new List<RecognisedCharacter>(spoken.Count);
        foreach (var (at, character) in spoken.Index())
        {
            var middle = character.Middle * stepPixels;
            var half = box.Quad.Height * (character.Text[0] > 0x2E7F ? HalfWide : HalfNarrow);
            var left = MathF.Max(0, middle - half);
            var right = MathF.Min(box.Quad.Width, middle + half);
            if (at > 0)
            {
                left = MathF.Max(left, (spoken[at - 1].Middle * stepPixels / 2) + (middle / 2));
            }

            if (at + 1 < spoken.Count)
            {
                right = MathF.Min(right, (spoken[at + 1].Middle * stepPixels / 2) + (middle / 2));
            }

            characters.Add(new RecognisedCharacter(character.Text, character.Score, left, right, character.Step));
        }

        return new RecognisedLine
        {
            Quad = box.Quad,
            Text = string.Concat(characters.Select(static character => character.Text)),
            Characters = characters,
            Lattice = lattice,
            DetectionScore = box.Score,
        };
    }

    private static List<Said> Spoken(CharacterLattice lattice)
    {
        var spoken = new List<Said>();
        Said? last = null;
        for (var step = 0; step < lattice.Steps; step++)
        {
            var probability = lattice.Probability(step, 0);
            if (probability <= lattice.Blank(step))
            {
                last = null;
                continue;
            }

            var text = lattice.Text(step, 0);
            if (last is null || !string.Equals(text, last.Text, StringComparison.Ordinal))
            {
                last = new Said(text);
                spoken.Add(last);
            }

            last.Add(step, probability);
        }

        return spoken;
    }

    /// <summary>A character and the steps that say it.</summary>
    private sealed class Said(string text)
    {
        private float _weight;
        private float _sum;

        public string Text => text;

        public float Score { get; private set; }

        /// <summary>The step that says it most clearly.</summary>
        public int Step { get; private set; }

        /// <summary>The middle of all its steps, each as it is sure.</summary>
        public float Middle => (_sum / _weight) + 0.5f;

        public void Add(int step, float probability)
        {
            _weight += probability;
            _sum += step * probability;
            if (probability > Score)
            {
                (Score, Step) = (probability, step);
            }
        }
    }
}
