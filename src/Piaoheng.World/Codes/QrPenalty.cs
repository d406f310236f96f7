namespace Piaoheng.World.Codes;

/// <summary>How hard a mask makes a code to read, by the four rules of the standard.</summary>
internal static class QrPenalty
{
    private static readonly bool[] FinderLike = [true, false, true, true, true, false, true, false, false, false, false];

    public static int Of(QrSymbol symbol)
    {
        var penalty = 0;
        for (var line = 0; line < symbol.Size; line++)
        {
            var (row, column) = (new bool[symbol.Size], new bool[symbol.Size]);
            for (var index = 0; index < symbol.Size; index++)
            {
                (row[index], column[index]) = (symbol[index, line], symbol[line, index]);
            }

            penalty += Runs(row) + Runs(column) + FinderLikes(row) + FinderLikes(column);
        }

        return penalty + Squares(symbol) + Balance(symbol);
    }

    private static int Runs(bool[] line)
    {
        var (penalty, run) = (0, 0);
        for (var index = 0; index < line.Length; index++)
        {
            run = index > 0 && line[index] == line[index - 1] ? run + 1 : 1;
            penalty +=
                run == 5 ? 3
                : run > 5 ? 1
                : 0;
        }

        return penalty;
    }

    private static int FinderLikes(bool[] line)
    {
        var penalty = 0;
        for (var start = 0; start + FinderLike.Length <= line.Length; start++)
        {
            var part = line.AsSpan(start, FinderLike.Length);
            var isForward = part.SequenceEqual(FinderLike);
            var turned = part.ToArray();
            Array.Reverse(turned);
            penalty += isForward || turned.AsSpan().SequenceEqual(FinderLike) ? 40 : 0;
        }

        return penalty;
    }

    private static int Squares(QrSymbol symbol)
    {
        var penalty = 0;
        for (var y = 1; y < symbol.Size; y++)
        {
            for (var x = 1; x < symbol.Size; x++)
            {
                var colour = symbol[x, y];
                penalty += symbol[x - 1, y] == colour && symbol[x, y - 1] == colour && symbol[x - 1, y - 1] == colour ? 3 : 0;
            }
        }

        return penalty;
    }

    private static int Balance(QrSymbol symbol)
    {
        var black = 0;
        for (var index = 0; index < symbol.Size * symbol.Size; index++)
        {
            black += symbol[index % symbol.Size, index / symbol.Size] ? 1 : 0;
        }

        return Math.Abs((black * 20) - (symbol.Size * symbol.Size * 10)) / (symbol.Size * symbol.Size) * 10;
    }
}
