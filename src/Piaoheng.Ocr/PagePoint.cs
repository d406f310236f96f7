using System.Runtime.InteropServices;

namespace Piaoheng.Ocr;

/// <summary>A place on a page, in pixels of the upright page: x to the right, y down.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PagePoint(float X, float Y)
{
    /// <summary>The distance to another place.</summary>
    public float DistanceTo(PagePoint other) => MathF.Sqrt(((other.X - X) * (other.X - X)) + ((other.Y - Y) * (other.Y - Y)));
}
