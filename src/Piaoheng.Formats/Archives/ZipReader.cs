using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Formats.Archives;

/// <summary>ZIP 压缩包: reads every member by the reader of its own type, archives inside archives too.</summary>
public sealed class ZipReader : FormatReader
{
    /// <inheritdoc />
    public override int Score(FileBytes file) => file.Type is FileType.Zip or FileType.BrokenZip ? 50 : 0;

    /// <inheritdoc />
    public override IReadOnlyList<DocumentReading> Read(FileBytes file, ReadOptions options)
    {
        if (file.Depth >= Limits.ArchiveDepth)
        {
            return [FormatCatalogue.Unreadable(file, UnreadableReason.TooLarge, UnreadableText.NestedTooDeep(file.Name))];
        }

        if (ZipPackage.Open(file.Content, out var problem) is not { } package)
        {
            return [IsWorkbook(file) && problem is ZipProblem.Broken ? BrokenWorkbook(file) : Refused(file, problem)];
        }

        var budget = file.Budget ?? new UnpackBudget();
        var documents = new List<DocumentReading>();
        foreach (var member in package.Members.Where(IsDocument))
        {
            documents.AddRange(ReadMember(file, package, member, budget, options));
        }

        // An archive without any document is still a file that someone wanted read.
        return documents.Count > 0 || Catalogue.Only.Count > 0
            ? documents
            : [FormatCatalogue.Unreadable(file, UnreadableReason.Empty)];
    }

    private IReadOnlyList<DocumentReading> ReadMember(
        FileBytes archive,
        ZipPackage package,
        ZipMember member,
        UnpackBudget budget,
        ReadOptions options
    )
    {
        var inner = new FileBytes($"{archive.Name}!/{member.Name}", default, archive.Depth + 1) { Budget = budget };
        var content = package.Unpack(member, budget, out var problem);
        return content is null ? [Refused(inner, problem)] : Catalogue.Read(inner with { Content = content }, options);
    }

    // Without its directory a workbook is known by its name, or by the names of the parts that are left.
    private static bool IsWorkbook(FileBytes file) =>
        FileTypes.Claimed(file.ShortName) is FileType.Xlsx
        || file.Content.Span.IndexOf("xl/workbook.xml"u8) >= 0
        || file.Content.Span.IndexOf("xl/worksheets/"u8) >= 0;

    private static DocumentReading BrokenWorkbook(FileBytes file) =>
        FormatCatalogue.Unreadable(file, UnreadableReason.Broken, UnreadableText.BrokenWorkbook(file.Name));

    private static DocumentReading Refused(FileBytes file, ZipProblem problem) =>
        problem switch
        {
            ZipProblem.Encrypted => FormatCatalogue.Unreadable(
                file,
                UnreadableReason.Encrypted,
                UnreadableText.EncryptedMember(file.Name)
            ),
            ZipProblem.TooLarge => FormatCatalogue.Unreadable(
                file,
                UnreadableReason.TooLarge,
                UnreadableText.ArchiveTooLarge(file.Name)
            ),
            ZipProblem.TooManyMembers => FormatCatalogue.Unreadable(
                file,
                UnreadableReason.TooLarge,
                UnreadableText.TooManyMembers(file.Name)
            ),
            ZipProblem.UnknownMethod => FormatCatalogue.Unreadable(
                file,
                UnreadableReason.Unsupported,
                UnreadableText.UnknownMethod(file.Name)
            ),
            // Nobody who has an OFD knows that it is an archive inside.
            _ when FileTypes.Claimed(file.Name) is FileType.Ofd => FormatCatalogue.Unreadable(file, UnreadableReason.Broken),
            _ => FormatCatalogue.Unreadable(file, UnreadableReason.Broken, UnreadableText.BrokenArchive(file.Name)),
        };

    /// <summary>Folders, and what macOS, Windows and Excel leave behind, are no documents.</summary>
    private static bool IsDocument(ZipMember member)
    {
        var name = member.Name[(member.Name.LastIndexOf('/') + 1)..];
        return !member.IsFolder
            && !member.Name.StartsWith("__MACOSX/", StringComparison.OrdinalIgnoreCase)
            && !member.Name.Contains("/__MACOSX/", StringComparison.OrdinalIgnoreCase)
            && !name.StartsWith("~$", StringComparison.Ordinal)
            && !name.Equals(".DS_Store", StringComparison.OrdinalIgnoreCase)
            && !name.Equals("Thumbs.db", StringComparison.OrdinalIgnoreCase)
            && !name.Equals("desktop.ini", StringComparison.OrdinalIgnoreCase);
    }
}
