namespace Piaoheng.Connectors;

/// <summary>Limits on what comes from outside.</summary>
internal static class ConnectorLimits
{
    /// <summary>Bytes of one answer.</summary>
    public const int AnswerBytes = 32 * 1024 * 1024;

    /// <summary>Bytes that a packed answer may unpack to.</summary>
    public const int UnpackedBytes = 64 * 1024 * 1024;

    /// <summary>Depth of JSON.</summary>
    public const int JsonDepth = 32;

    /// <summary>Parts of one list.</summary>
    public const int Parts = 10_000;

    /// <summary>Rows of one slice.</summary>
    public const int Rows = 200_000;

    /// <summary>Characters of the bureau's words that are kept.</summary>
    public const int Words = 500;
}
