namespace Piaoheng.Formats;

/// <summary>A document has more of something than <see cref="Limits"/> allows; the catalogue turns it into a reading with reason <c>too-large</c>.</summary>
internal sealed class LimitExceededException : Exception
{
    public LimitExceededException() { }

    public LimitExceededException(string message)
        : base(message) { }

    public LimitExceededException(string message, Exception inner)
        : base(message, inner) { }
}
