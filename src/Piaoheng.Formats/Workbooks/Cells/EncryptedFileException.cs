namespace Piaoheng.Formats.Workbooks.Cells;

/// <summary>The file needs a password.</summary>
internal sealed class EncryptedFileException : Exception
{
    public EncryptedFileException() { }

    public EncryptedFileException(string message)
        : base(message) { }

    public EncryptedFileException(string message, Exception inner)
        : base(message, inner) { }
}
