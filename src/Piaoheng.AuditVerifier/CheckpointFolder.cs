using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Piaoheng.AuditVerifier;

/// <summary>检查点文件夹: one file for each checkpoint, in a folder for each month; written once, never changed.</summary>
/// <param name="path">The folder; best on another machine's disk, or copied there.</param>
public sealed class CheckpointFolder(string path)
{
    private const string KeyFile = "audit-key.pub";

    /// <summary>The folder.</summary>
    public string Path => path;

    /// <summary>The public key left beside the checkpoints; null when there is none.</summary>
    /// <remarks>Whoever can rewrite the checkpoints can exchange it too: compare it with the copy kept elsewhere.</remarks>
    public VerifierKey? Key =>
        File.Exists(System.IO.Path.Combine(path, KeyFile))
            ? VerifierKey.Parse(File.ReadAllText(System.IO.Path.Combine(path, KeyFile)))
            : null;

    /// <summary>Leaves the public key beside the checkpoints.</summary>
    public void Leave(VerifierKey key)
    {
        Directory.CreateDirectory(path);
        File.WriteAllText(System.IO.Path.Combine(path, KeyFile), key + "\n");
    }

    /// <summary>All files, in the order of their numbers.</summary>
    public IReadOnlyList<CheckpointFile> All() =>
        Directory.Exists(path)
            ?
            [
                .. Directory
                    .EnumerateFiles(path, "*.txt", SearchOption.AllDirectories)
                    .Select(file => new CheckpointFile(file))
                    .OrderBy(file => file.Name, StringComparer.Ordinal),
            ]
            : [];

    /// <summary>The latest file; null before the first.</summary>
    public CheckpointFile? Last() =>
        Directory.Exists(path)
            // By its number and not by its month: the clock may have stepped back.
            ? Directory
                .EnumerateFiles(path, "*.txt", SearchOption.AllDirectories)
                .MaxBy(System.IO.Path.GetFileName, StringComparer.Ordinal)
                is { } file
                ? new CheckpointFile(file)
                : null
            : null;

    /// <summary>Writes a signed checkpoint: complete or not at all, and on the disk before this returns.</summary>
    /// <param name="checkpoint">Which.</param>
    /// <param name="note">Its signed text.</param>
    /// <param name="syncFolder">Makes the entries of a folder durable.</param>
    public CheckpointFile Add(Checkpoint checkpoint, string note, Action<string> syncFolder)
    {
        var month = System.IO.Path.Combine(path, checkpoint.At.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture));
        Directory.CreateDirectory(month);
        var file = System.IO.Path.Combine(month, checkpoint.Number.ToString("D10", CultureInfo.InvariantCulture) + ".txt");
        var temporary = file + ".new";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(Encoding.UTF8.GetBytes(note));
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, file, overwrite: false);
        syncFolder(month);
        syncFolder(path);
        return new CheckpointFile(file);
    }
}

/// <summary>One file of the folder.</summary>
/// <param name="Path">Where it is.</param>
public sealed record CheckpointFile(string Path)
{
    /// <summary>Its name: the number of the checkpoint.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>What it holds.</summary>
    public byte[] Content() => File.ReadAllBytes(Path);

    /// <summary>SHA-256 of what it holds.</summary>
    public string Sha256() => Convert.ToHexStringLower(SHA256.HashData(Content()));

    /// <summary>The checkpoint, where it is signed by the key; null otherwise.</summary>
    public Checkpoint? Open(VerifierKey key) =>
        SignedNote.Open(Encoding.UTF8.GetString(Content()), key) is { } text ? Checkpoint.Parse(text) : null;
}
