using Piaoheng.Ocr.Fields.Kinds;

namespace Piaoheng.Ocr.Fields.Layout;

/// <summary>拆票: several tickets on one picture become one sheet each. Each has one anchor: the line that every ticket of its kind has once.</summary>
internal static class TicketSplitter
{
    /// <summary>Gap between the parts of an anchor that broke, in heights; that between tickets is wider.</summary>
    private const float Broken = 0.8f;

    /// <summary>Room that a ticket has left of its anchor, in heights.</summary>
    private const float Indent = 2;

    // Labels that a ticket or an invoice has once.
    private static readonly string[] Once = ["发票代码", "发票号码", "上车", "下车", "价税合计"];

    public static List<Sheet> Split(Sheet sheet)
    {
        var anchors = Anchors(sheet);
        if (anchors.Count < 2)
        {
            return [sheet];
        }

        // Each piece belongs to the anchor whose ticket it lies in: tickets in one row of the picture divide its width, rows divide its height.
        var bands = Bands(anchors);
        return [.. bands.SelectMany(band => Columns(sheet, band))];
    }

    private static List<Piece> Anchors(Sheet sheet)
    {
        var train = Distinct(sheet.Pieces.Where(static piece => TrainTicketShape.Departure().IsMatch(piece.Text)));
        if (train.Count > 1 && sheet.Says("买票请到", "铁路祝", "限乘当日"))
        {
            return train;
        }

        // The label that was read most often; what stands inside a remark is none.
        List<Piece> most = [];
        foreach (var label in Once)
        {
            var found = Distinct(sheet.Find(label).Where(static found => found.Start <= 1).Select(static found => found.Piece));
            most = found.Count > most.Count ? found : most;
        }

        return most;
    }

    // A title that broke in two pieces is one anchor.
    private static List<Piece> Distinct(IEnumerable<Piece> pieces)
    {
        var distinct = new List<Piece>();
        foreach (var piece in pieces.OrderByDescending(static piece => piece.Text.Length))
        {
            if (
                !distinct.Exists(other =>
                    MathF.Abs(other.Y - piece.Y) < 3 * piece.Height
                    && piece.Left < other.Right + (Broken * piece.Height)
                    && piece.Right > other.Left - (Broken * piece.Height)
                )
            )
            {
                distinct.Add(piece);
            }
        }

        return distinct;
    }

    private static List<List<Piece>> Bands(List<Piece> anchors)
    {
        var bands = new List<List<Piece>>();
        foreach (var anchor in anchors.OrderBy(static anchor => anchor.Y))
        {
            var reach = 5 * anchor.Height;
            if (bands.Count > 0 && anchor.Y - bands[^1].Average(static each => each.Y) < reach)
            {
                bands[^1].Add(anchor);
                continue;
            }

            bands.Add([anchor]);
        }

        return bands;
    }

    private static IEnumerable<Sheet> Columns(Sheet sheet, List<Piece> band)
    {
        var all = Bands(Anchors(sheet));
        var at = all.FindIndex(each => each.Exists(anchor => band.Contains(anchor)));
        var (top, bottom) = (Edge(sheet, all, at), Edge(sheet, all, at + 1));
        var ordered = band.OrderBy(static anchor => anchor.X).ToList();
        for (var column = 0; column < ordered.Count; column++)
        {
            var left = column == 0 ? float.MinValue : Between(ordered[column - 1], ordered[column]);
            var right = column == ordered.Count - 1 ? float.MaxValue : Between(ordered[column], ordered[column + 1]);
            var pieces = sheet
                .Pieces.Where(piece => piece.X >= left && piece.X < right && piece.Y >= top && piece.Y < bottom)
                .ToList();
            if (pieces.Count > 0)
            {
                yield return sheet.Part(pieces);
            }
        }
    }

    // Values stand to the right of their anchor, up to where the next ticket begins.
    private static float Between(Piece anchor, Piece next) =>
        MathF.Max((anchor.Right + next.Left) / 2, next.Left - (Indent * next.Height));

    // Between two bands lies the widest gap that has no text, above the anchors of the lower one.
    private static float Edge(Sheet sheet, List<List<Piece>> bands, int at)
    {
        if (at <= 0)
        {
            return float.MinValue;
        }

        if (at >= bands.Count)
        {
            return float.MaxValue;
        }

        var (from, to) = (bands[at - 1].Max(static anchor => anchor.Bottom), bands[at].Min(static anchor => anchor.Top));
        var (edge, widest, last) = ((from + to) / 2, 0f, from);
        foreach (
            var piece in sheet
                .Pieces.Where(piece => piece.Y > from && piece.Y <= bands[at].Max(static anchor => anchor.Y))
                .OrderBy(static piece => piece.Top)
        )
        {
            if (piece.Top - last > widest)
            {
                (edge, widest) = ((piece.Top + last) / 2, piece.Top - last);
            }

            last = MathF.Max(last, piece.Bottom);
        }

        return edge;
    }
}
