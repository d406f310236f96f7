using Piaoheng.Ocr.Fields.Layout;

namespace Piaoheng.Ocr.Fields.Constraints;

/// <summary>All numbers on a part of a sheet; groups of digits that stand close together in a row count as one number too.</summary>
internal static class DigitRuns
{
    private const float GroupGap = 1.6f;

    public static List<DigitRun> Of(IReadOnlyCollection<Piece> pieces)
    {
        var runs = new List<DigitRun>();
        foreach (var row in TextRow.Of(pieces))
        {
            var single = row.Pieces.SelectMany(DigitText.Runs).OrderBy(static run => run.Slice.Left).ToList();
            runs.AddRange(single);
            for (var at = 0; at + 1 < single.Count; at++)
            {
                var together = new List<DigitRun> { single[at] };
                for (var next = at + 1; next < single.Count && IsNext(together[^1], single[next]); next++)
                {
                    together.Add(single[next]);
                    runs.Add(Joined(together));
                }
            }
        }

        return runs;
    }

    private static bool IsNext(DigitRun left, DigitRun right) =>
        right.Slice.Left - left.Slice.Right < GroupGap * right.Slice.Height
        && left.Behind is ' '
        && right.Before is ' '
        && !ReferenceEquals(left.Piece, right.Piece);

    private static DigitRun Joined(List<DigitRun> runs)
    {
        var piece = Piece.Joined(runs.Select(static run => run.Slice));
        return new DigitRun(string.Concat(runs.Select(static run => run.Digits)), piece, piece, 0);
    }
}
