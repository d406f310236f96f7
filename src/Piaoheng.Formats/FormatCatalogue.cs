using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Text;
using Piaoheng.Core.Validation;
using Piaoheng.Formats.Drawing;

namespace Piaoheng.Formats;

/// <summary>所有文件格式: finds the reader for a file and runs it. In the program it runs only inside the worker process.</summary>
public sealed class FormatCatalogue : IDocumentReader
{
    private readonly List<FormatReader> _readers;

    /// <summary>Told the name of each file and archive member before it is read, so that whoever watches knows which one ended the process.</summary>
    public Action<string>? Starting { get; set; }

    /// <summary>Files and archive members that are not opened (again), because they ended a process before.</summary>
    public IReadOnlySet<string> Skip { get; set; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The only files and archive members that are read; empty = all. An archive is opened where one of its members is among them.</summary>
    public IReadOnlySet<string> Only { get; set; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Reads pictures and pages without text; null where recognition is off: they are <c>needs-ocr</c> then.</summary>
    public IPictureReader? Pictures { get; set; }

    /// <summary>Draws pictures that browsers do not know; null where nothing can: they are not drawn then.</summary>
    public IPictureRenditions? Renditions { get; set; }

    /// <summary>All readers of this assembly, working by the given policy.</summary>
    public FormatCatalogue(PolicyPack policy) => _readers = FindReaders(policy);

    /// <inheritdoc />
    public Task<IReadOnlyList<DocumentReading>> ReadAsync(
        string fileName,
        ReadOnlyMemory<byte> content,
        ReadOptions options,
        CancellationToken cancellationToken
    ) => Task.FromResult(Read(new FileBytes(fileName, content), options));

    /// <summary>Reads one file in this process.</summary>
    public IReadOnlyList<DocumentReading> Read(FileBytes file, ReadOptions options)
    {
        if (!IsWanted(file.Name))
        {
            return [];
        }

        if (Skip.Contains(file.Name))
        {
            return [Unreadable(file, UnreadableReason.WorkerDied)];
        }

        Starting?.Invoke(file.Name);
        if (file.Content.IsEmpty)
        {
            return [Unreadable(file, UnreadableReason.Empty)];
        }

        if (file.Content.Length > Limits.FileBytes)
        {
            return [Unreadable(file, UnreadableReason.TooLarge)];
        }

        try
        {
            if (BestFor(file) is { } reader)
            {
                return Finished(file, reader.Read(file, options), options);
            }

            var isKnownName = FileTypes.Claimed(file.ShortName) is not null;
            return [Unreadable(file, isKnownName ? UnreadableReason.Broken : UnreadableReason.Unsupported)];
        }
        catch (LimitExceededException exceeded)
        {
            return string.Equals(exceeded.Message, nameof(Limits.LinesPerInvoice), StringComparison.Ordinal)
                ? [Unreadable(file, UnreadableReason.TooLarge, UnreadableText.TooManyLines(file.Name))]
                : [Unreadable(file, UnreadableReason.TooLarge)];
        }
#pragma warning disable CA1031 // The edge of the readers: whatever a damaged file does to a parser costs this file only.
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return [Unreadable(file, UnreadableReason.Broken)];
        }
    }

    /// <summary>Draws the pages of a file; null where its format is not drawn, or the file is damaged or over a limit.</summary>
    public DrawnPages? Draw(FileBytes file)
    {
        Starting?.Invoke(file.Name);
        try
        {
            return BestFor(file)?.Draw(file);
        }
#pragma warning disable CA1031 // The edge of the readers, as above.
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    private bool IsWanted(string name) =>
        Only.Count == 0 || Only.Contains(name) || Only.Any(member => member.StartsWith(name + "!/", StringComparison.Ordinal));

    private FormatReader? BestFor(FileBytes file)
    {
        FormatReader? best = null;
        var bestScore = 0;
        foreach (var reader in _readers)
        {
            var score = reader.Score(file);
            if (score > bestScore)
            {
                (best, bestScore) = (reader, score);
            }
        }

        return best;
    }

    /// <summary>The one reading of a file that cannot be read.</summary>
    public static DocumentReading Unreadable(FileBytes file, string reason) =>
        Unreadable(file, reason, UnreadableText.Of(reason, file.Name));

    /// <summary>The one reading of a file that cannot be read, with a sentence that says more than the reason does.</summary>
    public static DocumentReading Unreadable(FileBytes file, string reason, CodedText text) =>
        Without(file, KindId.Unreadable, reason, text);

    /// <summary>The one reading of a file that can be read and is no invoice.</summary>
    public static DocumentReading NotAnInvoice(FileBytes file, string reason = UnreadableReason.OtherDocument) =>
        NotAnInvoice(file, reason, UnreadableText.Of(reason, file.Name));

    /// <summary>The one reading of a file that can be read and is no invoice, with a sentence that says more than the reason does.</summary>
    public static DocumentReading NotAnInvoice(FileBytes file, string reason, CodedText text) =>
        Without(file, KindId.NotAnInvoice, reason, text);

    private static DocumentReading Without(FileBytes file, string kind, string reason, CodedText text) =>
        new(
            file.Name,
            null,
            [
                new Reading
                {
                    File = file.Name,
                    Kind = kind,
                    Reason = reason,
                    Findings = [UnreadableText.Finding(text, kind, reason)],
                },
            ]
        );

    /// <summary>What every reading gets, whichever reader made it: the direction, the blue invoice that a remark names, and a finding where the file is of another type than its name says.</summary>
    private static List<DocumentReading> Finished(FileBytes file, IReadOnlyList<DocumentReading> documents, ReadOptions options)
    {
        var mismatch = Mismatch(file);
        return
        [
            .. documents.Select(document =>
                document with
                {
                    Readings = [.. document.Readings.Select(reading => Finished(reading, options, mismatch))],
                }
            ),
        ];
    }

    private static Reading Finished(Reading reading, ReadOptions options, Finding? mismatch)
    {
        var direction = reading.Direction ?? DirectionRule.Of(reading, options.TaxpayerId);
        var redOf = reading.RedOf ?? RedRemark.Of(reading);
        if (direction == reading.Direction && redOf == reading.RedOf && mismatch is null)
        {
            return reading;
        }

        return reading with
        {
            Direction = direction,
            RedOf = redOf,
            Findings = mismatch is null ? reading.Findings : [mismatch, .. reading.Findings],
        };
    }

    private static Finding? Mismatch(FileBytes file)
    {
        var claimed = FileTypes.Claimed(file.ShortName);
        if (claimed is not { } type || type == file.Type || file.Type is FileType.Unknown or FileType.BrokenZip)
        {
            return null;
        }

        // What old programs call an .xls is often a newer workbook, a page with a table, or text.
        var isTable = type is FileType.CompoundFile && file.Type is (FileType.Xlsx or FileType.Html or FileType.Text);
        return isTable
            ? null
            : Findings.FileIsOtherType(file.ShortName, FileTypes.ChineseName(type), FileTypes.ChineseName(file.Type));
    }

    private List<FormatReader> FindReaders(PolicyPack policy) =>
        [
            .. typeof(FormatCatalogue)
                .Assembly.GetTypes()
                .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(FormatReader)))
                .OrderBy(type => type.FullName, StringComparer.Ordinal)
                .Select(type => Create(type, policy)),
        ];

    private FormatReader Create(Type type, PolicyPack policy)
    {
        var reader = (FormatReader)Activator.CreateInstance(type)!;
        reader.Policy = policy;
        reader.Catalogue = this;
        return reader;
    }
}
