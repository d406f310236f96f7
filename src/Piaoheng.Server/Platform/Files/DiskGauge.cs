using Piaoheng.Server.Platform.Home;

namespace Piaoheng.Server.Platform.Files;

/// <summary>磁盘空间 of the disk that holds the home. A test gives another.</summary>
public class DiskGauge(HomeFolder home)
{
    /// <summary>Space as it is now.</summary>
    public virtual DiskSpace Now()
    {
        var drive = new DriveInfo(home.Path);
        return new DiskSpace(drive.TotalSize - drive.TotalFreeSpace, drive.AvailableFreeSpace);
    }
}

/// <summary>磁盘空间.</summary>
/// <param name="Used">Bytes in use.</param>
/// <param name="Free">Bytes that the program may still use.</param>
public sealed record DiskSpace(long Used, long Free);
