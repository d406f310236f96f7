using System.Runtime.InteropServices;

namespace Piaoheng.Core.Documents;

/// <summary>拼合页: a page that consists of several pictures (strips, tiles, layers), each laid over those before it.</summary>
/// <param name="Width">Pixels of a row of the page.</param>
/// <param name="Height">Count of its rows.</param>
/// <param name="Pieces">The pictures, the lowest first.</param>
public sealed record PictureSheet(int Width, int Height, IReadOnlyList<PicturePiece> Pieces);

/// <summary>A picture on a page.</summary>
/// <param name="Content">The bytes of the picture, in a format of its own.</param>
/// <param name="Place">Where it lies.</param>
public sealed record PicturePiece(ReadOnlyMemory<byte> Content, PiecePlace Place)
{
    /// <summary>Whether its light and dark are swapped.</summary>
    public bool IsInverted { get; init; }

    /// <summary>A picture of the same place that is white where this one covers what lies below, and black where it lets it through; empty = it covers all.</summary>
    public ReadOnlyMemory<byte> Cover { get; init; }
}

/// <summary>Where a picture lies on its page: where its corner and its edges go, in pixels of the page from its upper left corner.</summary>
/// <param name="Left">Where its upper left corner is, from the left.</param>
/// <param name="Top">Where its upper left corner is, from the top.</param>
/// <param name="RightX">How far its upper edge goes to the right.</param>
/// <param name="RightY">How far its upper edge goes down.</param>
/// <param name="DownX">How far its left edge goes to the right.</param>
/// <param name="DownY">How far its left edge goes down.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PiecePlace(double Left, double Top, double RightX, double RightY, double DownX, double DownY);
