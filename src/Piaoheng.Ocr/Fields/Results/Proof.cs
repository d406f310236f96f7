namespace Piaoheng.Ocr.Fields.Results;

/// <summary>佐证: what besides its own print speaks for a value.</summary>
[Flags]
internal enum Proof
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Its structure holds: places, years, lengths.</summary>
    Structure = 1,

    /// <summary>It stands on the page twice, the same.</summary>
    Twice = 2,

    /// <summary>Its check characters hold.</summary>
    Check = 4,

    /// <summary>It fits the other amounts.</summary>
    Sum = 8,

    /// <summary>The amount in words says the same.</summary>
    Words = 16,

    /// <summary>The QR code says the same.</summary>
    Qr = 32,
}
