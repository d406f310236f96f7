using System.Runtime.InteropServices;

namespace Piaoheng.Formats.Drawing;

/// <summary>变换矩阵 <c>a b c d e f</c>, as OFD and SVG both write it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Matrix(double A, double B, double C, double D, double E, double F)
{
    public static readonly Matrix Identity = new(1, 0, 0, 1, 0, 0);

    /// <summary>The same, moved on the page.</summary>
    public Matrix Moved(double x, double y) => this with { E = E + x, F = F + y };

    public string ToSvg() =>
        $"matrix({SvgWriter.Number(A)} {SvgWriter.Number(B)} {SvgWriter.Number(C)} {SvgWriter.Number(D)} {SvgWriter.Number(E)} {SvgWriter.Number(F)})";
}
