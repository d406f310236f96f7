using Piaoheng.World.Documents;

namespace Piaoheng.World.Demo;

/// <summary>A file of the demo and the folder it lies in.</summary>
/// <param name="Folder">Folder below the demo, with slashes: <c>ours/取得发票/2026-09</c>.</param>
/// <param name="File">The file.</param>
public sealed record DemoFile(string Folder, WorldFile File)
{
    /// <summary>Path below the demo, with slashes.</summary>
    public string Path => Folder + "/" + File.Name;
}
