namespace Piaoheng.Ocr;

/// <summary>The bytes are no picture that can be worked on; the reason is a value of <see cref="Piaoheng.Core.Invoices.UnreadableReason"/>.</summary>
public sealed class ImageRefusedException(string reason) : Exception(reason)
{
    /// <summary>Why: <c>empty</c>, <c>unsupported</c>, <c>broken</c> or <c>too-large</c>.</summary>
    public string Reason { get; } = reason;
}
