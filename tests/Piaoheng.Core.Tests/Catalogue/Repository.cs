namespace Piaoheng.Core.Tests.Catalogue;

/// <summary>The working copy that the tests were built from.</summary>
internal static class Repository
{
    private static readonly Lazy<string> Found = new(Find);

    public static string Root => Found.Value;

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Piaoheng.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("no Piaoheng.slnx above the tests");
        }

        return folder;
    }
}
