namespace Piaoheng.Ocr;

/// <summary>Puts lines into the order in which people read: rows from the top, in a row from the left.</summary>
internal static class ReadingOrder
{
    public static List<RecognisedLine> Of(IEnumerable<RecognisedLine> lines)
    {
        var ordered = new List<RecognisedLine>();
        var row = new List<RecognisedLine>();
        foreach (var line in lines.OrderBy(static line => line.Quad.Centre.Y))
        {
            if (row.Count > 0 && line.Quad.Centre.Y - row[0].Quad.Centre.Y > MathF.Min(row[0].Quad.Height, line.Quad.Height) / 2)
            {
                ordered.AddRange(row.OrderBy(static line => line.Quad.Left));
                row.Clear();
            }

            row.Add(line);
        }

        ordered.AddRange(row.OrderBy(static line => line.Quad.Left));
        return ordered;
    }
}
