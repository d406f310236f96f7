namespace Piaoheng.Core.Codes.Qr;

/// <summary>Corrected data codewords of a code.</summary>
internal sealed record SymbolData(byte[] Data, QrVersion Version, QrFormat Format, int CorrectedWords);
