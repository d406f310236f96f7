namespace Piaoheng.Server.Commands;

/// <summary>The files that paths on a command line mean.</summary>
internal static class InputFiles
{
    /// <summary>Files as given; folders with everything below them, sorted, without hidden files and the lock files of spreadsheet programs.</summary>
    /// <param name="paths">Paths of the command line.</param>
    /// <param name="missing">Paths at which there is nothing.</param>
    public static List<InputFile> Find(IEnumerable<string> paths, out List<string> missing)
    {
        var files = new List<InputFile>();
        missing = [];
        foreach (var path in paths)
        {
            if (File.Exists(path))
            {
                files.Add(new InputFile(path, Path.GetFileName(path)));
            }
            else if (Directory.Exists(path))
            {
                files.AddRange(Below(path));
            }
            else
            {
                missing.Add(path);
            }
        }

        return files;
    }

    private static IEnumerable<InputFile> Below(string folder) =>
        Directory
            .EnumerateFiles(
                folder,
                "*",
                new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden }
            )
            .Where(file => !Path.GetFileName(file).StartsWith("~$", StringComparison.Ordinal))
            .OrderBy(file => file, StringComparer.Ordinal)
            .Select(file => new InputFile(file, Path.GetRelativePath(folder, file)));
}

/// <summary>A file on disk.</summary>
/// <param name="Path">Where it lies, as the command line leads to it.</param>
/// <param name="Name">What people call it: its name, below a folder with the folders in between.</param>
internal readonly record struct InputFile(string Path, string Name);
