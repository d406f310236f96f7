using Piaoheng.Formats.Archives;

namespace Piaoheng.Formats.Ofd;

/// <summary>OFD 包.</summary>
internal sealed class OfdPackage
{
    private const string EntryName = "OFD.xml";

    /// <summary>The entry of an OFD package; null when the archive is none.</summary>
    public static ZipMember? FindEntry(ZipPackage package) => package.Find(EntryName);
}
