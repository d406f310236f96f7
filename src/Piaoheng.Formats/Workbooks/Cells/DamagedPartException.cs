namespace Piaoheng.Formats.Workbooks.Cells;

/// <summary>A part of a package whose check sum is wrong: no other reader may try it, for it would read what is not there.</summary>
internal sealed class DamagedPartException(string message) : IOException(message);
