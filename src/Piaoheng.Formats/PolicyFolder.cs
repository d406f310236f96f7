using Piaoheng.Core.Policy;

namespace Piaoheng.Formats;

/// <summary>政策文件夹: reads the policy pack that ships beside the program.</summary>
public static class PolicyFolder
{
    /// <summary>Where the program's own pack lies.</summary>
    public static string Shipped => Path.Combine(AppContext.BaseDirectory, "policy");

    /// <summary>Reads every JSON file below the folder.</summary>
    /// <exception cref="PolicyException">The folder is missing or the pack is broken.</exception>
    public static PolicyPack Load(string folder) =>
        Directory.Exists(folder)
            ? PolicyPack.Load(
                Directory
                    .EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
                    .Select(path => new PolicyFile(
                        Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'),
                        File.ReadAllText(path)
                    ))
            )
            : throw new PolicyException($"policy folder not found: {folder}");
}
