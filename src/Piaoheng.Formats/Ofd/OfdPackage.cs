using System.Xml.Linq;
using Piaoheng.Formats.Archives;
using Piaoheng.Formats.Xml;

namespace Piaoheng.Formats.Ofd;

/// <summary>OFD 包: the parts of a package by the references between them. No folder is taken for granted.</summary>
/// <remarks>Source: GB/T 33190-2016 §7; real packages differ in folders, in the case of names and in leading slashes.</remarks>
internal sealed class OfdPackage
{
    private const string EntryName = "OFD.xml";

    private readonly ZipPackage _zip;
    private readonly string _root;

    private OfdPackage(ZipPackage zip, ZipMember entry, UnpackBudget budget)
    {
        _zip = zip;
        Budget = budget;
        Entry = entry.Name;
        _root = Folder(entry.Name);
    }

    /// <summary>What the package, with all that is inside it, may still unpack.</summary>
    public UnpackBudget Budget { get; }

    /// <summary>Path of <c>OFD.xml</c>.</summary>
    public string Entry { get; }

    /// <summary>The first limit or protection that kept a part from being read.</summary>
    public ZipProblem Problem { get; private set; }

    /// <summary>The entry of an OFD package; null when the archive is none. A package may have been packed again with its folder.</summary>
    public static ZipMember? FindEntry(ZipPackage zip)
    {
        if (zip.Find(EntryName) is { } entry)
        {
            return entry;
        }

        var inFolders = zip
            .Members.Where(member => member.Name.EndsWith("/" + EntryName, StringComparison.OrdinalIgnoreCase))
            .Take(2)
            .ToList();
        return inFolders is [var only] ? only : null;
    }

    /// <summary>Opens the package; null with the problem when it is none.</summary>
    public static OfdPackage? Open(FileBytes file, out ZipProblem problem)
    {
        if (ZipPackage.Open(file.Content, out problem) is not { } zip)
        {
            return null;
        }

        return FindEntry(zip) is { } entry ? new OfdPackage(zip, entry, file.Budget ?? new UnpackBudget()) : null;
    }

    /// <summary>The path that a reference in a part leads to; null when no member lies there.</summary>
    /// <param name="part">The part that holds the reference.</param>
    /// <param name="location">The reference: from the root if it begins with a slash, else from the folder of the part.</param>
    public string? Resolve(string part, string? location)
    {
        if (string.IsNullOrWhiteSpace(location))
        {
            return null;
        }

        var path = location.Trim().Replace('\\', '/');
        var fromRoot = Normal(_root, path);
        var fromPart = path.StartsWith('/') ? fromRoot : Normal(Folder(part), path);
        return _zip.Find(fromPart)?.Name ?? _zip.Find(fromRoot)?.Name;
    }

    /// <summary>The bytes of a part; null when it is missing or cannot be unpacked.</summary>
    public byte[]? Bytes(string? path)
    {
        if (path is null || _zip.Find(path) is not { } member)
        {
            return null;
        }

        var bytes = _zip.Unpack(member, Budget, out var problem);
        if (Problem is ZipProblem.None)
        {
            Problem = problem;
        }

        return bytes;
    }

    /// <summary>The bytes of a picture; null when it is missing, large or damaged. A picture is no part of what the package states, so none of it is a problem.</summary>
    public byte[]? Picture(string? path) =>
        path is not null && _zip.Find(path) is { } member && member.PackedLength <= Limits.PackedPictureBytes
            ? _zip.Unpack(member, Budget, out _)
            : null;

    /// <summary>The root element of a part; null when it is missing or not XML even with leniency.</summary>
    public XElement? Xml(string? path) => Bytes(path) is { } bytes ? SafeXml.LoadLeniently(bytes, out _) : null;

    private static string Folder(string path) => path[..(path.LastIndexOf('/') + 1)];

    private static string Normal(string folder, string path)
    {
        var parts = new List<string>();
        foreach (var part in (folder + path).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            switch (part)
            {
                case ".":
                    break;
                case "..":
                    if (parts.Count > 0)
                    {
                        parts.RemoveAt(parts.Count - 1);
                    }

                    break;
                default:
                    parts.Add(part);
                    break;
            }
        }

        return string.Join('/', parts);
    }
}
