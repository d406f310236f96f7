namespace Piaoheng.Ocr.Pictures;

/// <summary>The pixels of a decoded picture: red, green, blue and one unused byte each, row by row.</summary>
internal sealed record PicturePixels(int Width, int Height, byte[] Bytes, bool IsScaledDown);
