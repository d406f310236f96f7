namespace Piaoheng.Server.Platform.Home;

/// <summary>Keeps a second <c>serve</c> out of the same home. Imports on the command line may run beside it.</summary>
public sealed class HomeLock : IDisposable
{
    private readonly FileStream _file;

    private HomeLock(FileStream file) => _file = file;

    /// <summary>Takes the lock; null when another process holds it. It falls with the process, however that ends.</summary>
    public static HomeLock? TryTake(HomeFolder home)
    {
        try
        {
            return new HomeLock(new FileStream(home.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();
}
