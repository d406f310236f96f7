using System.Runtime.InteropServices;

namespace Piaoheng.Ocr.Detection;

/// <summary>A piece of text that the detector found.</summary>
/// <param name="Quad">Its corners in pixels of the page.</param>
/// <param name="Score">How sure the detector is, 0 to 1.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TextBox(PageQuad Quad, float Score);
