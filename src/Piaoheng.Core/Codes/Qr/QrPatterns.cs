using System.Collections.Immutable;

namespace Piaoheng.Core.Codes.Qr;

/// <summary>The modules that do not carry data: finder, timing and alignment patterns, and the places of format and version.</summary>
public sealed class QrPatterns
{
    private readonly QrModule[] modules;
    private readonly int size;

    internal QrPatterns(QrVersion version)
    {
        size = version.Size;
        modules = new QrModule[size * size];
        DrawTiming();
        DrawFinder(3, 3);
        DrawFinder(size - 4, 3);
        DrawFinder(3, size - 4);
        DrawAlignments(version.AlignmentPositions);
        ReserveFormat();
        if (version.Number >= 7)
        {
            ReserveVersion();
        }

        Fixed = [.. FixedModules()];
    }

    /// <summary>All modules whose colour is known beforehand.</summary>
    public ImmutableArray<(int X, int Y, bool IsBlack)> Fixed { get; }

    /// <summary>What stands at a column and row.</summary>
    public QrModule this[int x, int y] => modules[(y * size) + x];

    /// <summary>The modules of data in the order in which the bits of the codewords fill them: upwards and downwards in columns of two, from the right.</summary>
    public IEnumerable<(int X, int Y)> DataModules()
    {
        for (var right = size - 1; right >= 1; right -= 2)
        {
            if (right == 6)
            {
                right = 5;
            }

            var isUpward = ((right + 1) & 2) == 0;
            for (var step = 0; step < size; step++)
            {
                var y = isUpward ? size - 1 - step : step;
                for (var x = right; x >= right - 1; x--)
                {
                    if (this[x, y] is QrModule.Data)
                    {
                        yield return (x, y);
                    }
                }
            }
        }
    }

    private void DrawTiming()
    {
        for (var index = 0; index < size; index++)
        {
            Set(6, index, index % 2 == 0);
            Set(index, 6, index % 2 == 0);
        }
    }

    /// <summary>Concentric squares with the white border around them.</summary>
    private void DrawFinder(int centreX, int centreY)
    {
        for (var dy = -4; dy <= 4; dy++)
        {
            for (var dx = -4; dx <= 4; dx++)
            {
                var ring = Math.Max(Math.Abs(dx), Math.Abs(dy));
                var (x, y) = (centreX + dx, centreY + dy);
                if (x >= 0 && x < size && y >= 0 && y < size)
                {
                    Set(x, y, ring is not (2 or 4));
                }
            }
        }
    }

    private void DrawAlignments(ImmutableArray<int> positions)
    {
        for (var row = 0; row < positions.Length; row++)
        {
            for (var column = 0; column < positions.Length; column++)
            {
                var isFinder =
                    (row, column) == (0, 0)
                    || (row == 0 && column == positions.Length - 1)
                    || (column == 0 && row == positions.Length - 1);
                if (!isFinder)
                {
                    DrawAlignment(positions[column], positions[row]);
                }
            }
        }
    }

    private void DrawAlignment(int centreX, int centreY)
    {
        for (var dy = -2; dy <= 2; dy++)
        {
            for (var dx = -2; dx <= 2; dx++)
            {
                Set(centreX + dx, centreY + dy, Math.Max(Math.Abs(dx), Math.Abs(dy)) != 1);
            }
        }
    }

    private void ReserveFormat()
    {
        foreach (var (x, y) in QrFormat.FirstPlaces.Concat(QrFormat.SecondPlaces(size)))
        {
            modules[(y * size) + x] = QrModule.Reserved;
        }

        Set(8, size - 8, isBlack: true);
    }

    private void ReserveVersion()
    {
        for (var bit = 0; bit < QrVersionText.Bits; bit++)
        {
            var (x, y) = QrVersionText.Place(bit, size);
            modules[(y * size) + x] = QrModule.Reserved;
            modules[(x * size) + y] = QrModule.Reserved;
        }
    }

    private void Set(int x, int y, bool isBlack) => modules[(y * size) + x] = isBlack ? QrModule.Black : QrModule.White;

    private IEnumerable<(int X, int Y, bool IsBlack)> FixedModules()
    {
        for (var index = 0; index < modules.Length; index++)
        {
            if (modules[index] is QrModule.Black or QrModule.White)
            {
                yield return (index % size, index / size, modules[index] is QrModule.Black);
            }
        }
    }
}
