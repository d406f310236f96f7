namespace Piaoheng.Core.Codes.Qr;

/// <summary>What a module of a QR code is for.</summary>
public enum QrModule : byte
{
    /// <summary>Carries a bit of a codeword.</summary>
    Data,

    /// <summary>White in every code of the version.</summary>
    White,

    /// <summary>Black in every code of the version.</summary>
    Black,

    /// <summary>Carries a bit of the format or of the version.</summary>
    Reserved,
}
