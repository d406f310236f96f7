namespace Piaoheng.Core.Codes.Qr;

/// <summary>纠错等级 of a QR code, in the order of the code tables.</summary>
public enum QrLevel
{
    /// <summary>About 7 % of the codewords may be wrong.</summary>
    L,

    /// <summary>About 15 %.</summary>
    M,

    /// <summary>About 25 %.</summary>
    Q,

    /// <summary>About 30 %.</summary>
    H,
}
