using System.Runtime.InteropServices;

namespace Piaoheng.Formats.Drawing;

/// <summary>A rectangle in millimetres.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Rectangle(double X, double Y, double Width, double Height);
