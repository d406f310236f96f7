using System.Runtime.InteropServices;

namespace Piaoheng.Core.Invoices;

/// <summary>字段位置: where a value stands on a picture, what was read there, and which of its characters are doubtful.</summary>
/// <param name="Page">The page of the file, from 1.</param>
/// <param name="Box">Where the value stands.</param>
/// <param name="Raw">What was read there, before anything was corrected.</param>
/// <param name="Doubtful">Places in <paramref name="Raw"/> that a person should look at, and where they stand; empty = none.</param>
public sealed record FieldMark(int Page, PictureBox Box, string Raw, IReadOnlyList<DoubtfulCharacter> Doubtful);

/// <summary>存疑字符: a character that may be read wrongly, or before which one may be missing.</summary>
/// <param name="Index">Its place in the raw text.</param>
/// <param name="Box">Where it stands.</param>
public sealed record DoubtfulCharacter(int Index, PictureBox Box);

/// <summary>A rectangle on a picture as it is shown, in ten-thousandths of its width and height: the same for every size at which it is shown.</summary>
/// <param name="Left">Left edge.</param>
/// <param name="Top">Upper edge.</param>
/// <param name="Right">Right edge.</param>
/// <param name="Bottom">Lower edge.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PictureBox(int Left, int Top, int Right, int Bottom);
