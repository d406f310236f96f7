using System.Text.Json;
using Piaoheng.Server.Platform.Home;

namespace Piaoheng.Server.Platform.Secrets;

/// <summary>密钥文件: secrets of channels, each in a file that only the user of the program may read. Never in the database, a log or a page.</summary>
/// <remarks>They are guarded by the rights of the file system until encryption at rest comes.</remarks>
public sealed class SecretFiles(HomeFolder home)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private string Folder => Path.Combine(home.Path, "secrets");

    /// <summary>The secrets of a name; empty when there are none.</summary>
    public IReadOnlyDictionary<string, string> Read(string name) =>
        File.Exists(PathOf(name))
            ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(PathOf(name))) ?? []
            : new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Replaces the secrets of a name: complete or not at all.</summary>
    public void Write(string name, IReadOnlyDictionary<string, string> secrets)
    {
        Directory.CreateDirectory(Folder);
        var temporary = PathOf(name) + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var file = new FileStream(temporary, options))
        {
            JsonSerializer.Serialize(file, secrets);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, PathOf(name), overwrite: true);
    }

    private string PathOf(string name) => Path.Combine(Folder, name + ".json");
}
