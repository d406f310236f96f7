using System.Runtime.InteropServices;

namespace Piaoheng.Formats.Drawing;

/// <summary>What an object is filled and outlined with; nothing where null.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Ink(Colour? Fill, Colour? Stroke = null, double LineWidth = 0);
