using Microsoft.Data.Sqlite;
using Npgsql;

namespace Piaoheng.Server.Platform.Files;

/// <summary>磁盘已满: whether that is what an exception says, of files or of a database.</summary>
internal static class DiskFull
{
    private const int NoSpace = 28; // ENOSPC
    private const int OverQuota = 122; // EDQUOT
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);
    private const int SqliteFull = 13;

    /// <summary>The exception for a file that a full disk refused.</summary>
    public static IOException Exception() => new("The disk is full.", NoSpace);

    public static bool Is(Exception? exception) =>
        exception switch
        {
            null => false,
            SqliteException { SqliteErrorCode: SqliteFull } => true,
            PostgresException { SqlState: PostgresErrorCodes.DiskFull } => true,
            IOException { HResult: NoSpace or OverQuota or WindowsDiskFull or WindowsHandleDiskFull } => true,
            _ => Is(exception.InnerException),
        };
}
