using System.Collections.Immutable;

namespace Piaoheng.Core.Codes.Qr;

/// <summary>二维码 as read from a picture.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Version">1 to 40.</param>
/// <param name="Level">纠错等级.</param>
/// <param name="CorrectedWords">How many codewords were wrong and put right.</param>
/// <param name="IsMirrored">Whether it was seen in a mirror.</param>
/// <param name="Corners">The outer corners in the picture, in pixels: top left, top right, bottom right, bottom left of the code.</param>
/// <param name="Part">Its place among several codes that make one text together; null when it stands alone.</param>
public sealed record QrCode(
    string Text,
    int Version,
    QrLevel Level,
    int CorrectedWords,
    bool IsMirrored,
    ImmutableArray<Place> Corners,
    QrPart? Part
);

/// <summary>结构链接: one of several codes that make one text together.</summary>
/// <param name="Index">From 0 on.</param>
/// <param name="Count">2 to 16.</param>
/// <param name="Parity">The same in all codes that belong together.</param>
public sealed record QrPart(int Index, int Count, byte Parity);
