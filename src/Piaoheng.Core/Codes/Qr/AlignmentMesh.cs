using System.Collections.Immutable;

namespace Piaoheng.Core.Codes.Qr;

/// <summary>How far each alignment pattern lies from where the plane has it: paper is bent and lenses bend, which large codes do not forgive.</summary>
internal sealed class AlignmentMesh
{
    private const int FirstMeshedVersion = 7;
    private const double Reach = 1.5;
    private const double Step = 0.25;
    private const double LeastAgreement = 0.5;
    private readonly BlackWhiteImage image;
    private readonly PerspectiveMap map;
    private readonly float contrast;
    private readonly ImmutableArray<int> positions;
    private readonly Place[,] shifts;

    private AlignmentMesh(BlackWhiteImage image, PerspectiveMap map, float contrast, ImmutableArray<int> positions)
    {
        (this.image, this.map, this.contrast, this.positions) = (image, map, contrast, positions);
        shifts = new Place[positions.Length, positions.Length];
        var last = positions.Length - 1;
        for (var row = 0; row <= last; row++)
        {
            for (var column = 0; column <= last; column++)
            {
                // The three corners are finder patterns, which the map goes through already.
                var isFinder = (row == 0 && column is 0) || (row == 0 && column == last) || (row == last && column == 0);
                shifts[row, column] = isFinder ? default : Measured(row, column);
            }
        }
    }

    /// <summary>Measures the mesh; null for small versions, whose one pattern the map goes through.</summary>
    public static AlignmentMesh? Of(BlackWhiteImage image, PerspectiveMap map, float contrast, QrVersion version) =>
        version.Number >= FirstMeshedVersion ? new(image, map, contrast, version.AlignmentPositions) : null;

    /// <summary>The shift at a place of the code, between the patterns weighted by nearness.</summary>
    public Place ShiftAt(double x, double y)
    {
        var (column, right) = Between(x - 0.5);
        var (row, below) = Between(y - 0.5);
        var upper = (shifts[row, column] * (1 - right)) + (shifts[row, column + 1] * right);
        var lower = (shifts[row + 1, column] * (1 - right)) + (shifts[row + 1, column + 1] * right);
        return (upper * (1 - below)) + (lower * below);
    }

    private (int Index, double Share) Between(double position)
    {
        var index = 0;
        while (index < positions.Length - 2 && position > positions[index + 1])
        {
            index++;
        }

        var share = (position - positions[index]) / (positions[index + 1] - positions[index]);
        return (index, Math.Clamp(share, 0, 1));
    }

    /// <summary>The best shift around what the neighbours found before suggest; theirs where nothing agrees.</summary>
    private Place Measured(int row, int column)
    {
        var above = row > 0 ? shifts[row - 1, column] : default;
        var left = column > 0 ? shifts[row, column - 1] : above;
        var start = row > 0 ? (above + left) * 0.5 : left;
        var centre = new Place(positions[column] + 0.5, positions[row] + 0.5);
        var best = (Shift: start, Agreement: LeastAgreement);
        for (var dy = -Reach; dy <= Reach; dy += Step)
        {
            for (var dx = -Reach; dx <= Reach; dx += Step)
            {
                var shift = start + new Place(dx, dy);
                var agreement = Agreement(centre + shift) - (0.02 * (Math.Abs(dx) + Math.Abs(dy)));
                best = agreement > best.Agreement ? (shift, agreement) : best;
            }
        }

        return best.Shift;
    }

    private double Agreement(Place centre)
    {
        var sum = 0.0;
        for (var dy = -2; dy <= 2; dy++)
        {
            for (var dx = -2; dx <= 2; dx++)
            {
                var place = map.At(centre.X + dx, centre.Y + dy);
                var darkness = Math.Clamp(image.DarknessAt((float)place.X, (float)place.Y) / contrast, -1, 1);
                sum += Math.Max(Math.Abs(dx), Math.Abs(dy)) == 1 ? -darkness / 16 : darkness / 34;
            }
        }

        return sum;
    }
}
