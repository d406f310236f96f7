using System.Runtime.InteropServices;

namespace Piaoheng.Core.Codes.Qr;

/// <summary>A place in a picture, in pixels from its top left corner, or in a code, in modules.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Place(double X, double Y)
{
    /// <summary>The place moved by a vector.</summary>
    public static Place operator +(Place left, Place right) => new(left.X + right.X, left.Y + right.Y);

    /// <summary>The vector from one place to another.</summary>
    public static Place operator -(Place left, Place right) => new(left.X - right.X, left.Y - right.Y);

    /// <summary>The vector made longer.</summary>
    public static Place operator *(Place vector, double factor) => new(vector.X * factor, vector.Y * factor);

    /// <summary>Distance from the origin.</summary>
    public double Length => Math.Sqrt((X * X) + (Y * Y));
}
