namespace Piaoheng.Ocr.Detection;

/// <summary>Connected pixels of a mask, by the ends of their rows: enough for their hull.</summary>
/// <param name="Top">The first row.</param>
/// <param name="Ends">The first and last pixel of each row from <paramref name="Top"/> on.</param>
/// <param name="Pixels">How many there are.</param>
internal sealed record Component(int Top, List<(int Left, int Right)> Ends, int Pixels);
