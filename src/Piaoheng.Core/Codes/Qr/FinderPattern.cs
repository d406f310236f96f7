using System.Runtime.InteropServices;

namespace Piaoheng.Core.Codes.Qr;

/// <summary>定位图形: one of the three squares of a QR code, or what looks like one.</summary>
/// <param name="X">Centre.</param>
/// <param name="Y">Centre.</param>
/// <param name="Unit">Length of a module as met along rows and columns.</param>
/// <param name="Hits">Rows that met it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FinderPattern(float X, float Y, float Unit, int Hits)
{
    public bool IsSame(FinderPattern other) =>
        Math.Abs(X - other.X) <= Unit * 1.5f
        && Math.Abs(Y - other.Y) <= Unit * 1.5f
        && Math.Max(Unit, other.Unit) <= Math.Min(Unit, other.Unit) * 1.6f;

    public FinderPattern MergedWith(FinderPattern other)
    {
        var hits = Hits + other.Hits;
        return new(
            ((X * Hits) + (other.X * other.Hits)) / hits,
            ((Y * Hits) + (other.Y * other.Hits)) / hits,
            ((Unit * Hits) + (other.Unit * other.Hits)) / hits,
            hits
        );
    }

    public float DistanceTo(FinderPattern other) => MathF.Sqrt(((X - other.X) * (X - other.X)) + ((Y - other.Y) * (Y - other.Y)));
}
