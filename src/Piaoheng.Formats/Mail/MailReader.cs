using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Archives;

namespace Piaoheng.Formats.Mail;

/// <summary>邮件文件 <c>.eml</c> and <c>winmail.dat</c>: reads every attachment by the reader of its own type.</summary>
public sealed class MailReader : FormatReader
{
    /// <inheritdoc />
    public override int Score(FileBytes file) =>
        file.Type is FileType.Mail ? 50
        : file.Type is FileType.Text or FileType.Unknown && file.EndsWith(".eml") ? 20
        : 0;

    /// <inheritdoc />
    public override IReadOnlyList<DocumentReading> Read(FileBytes file, ReadOptions options)
    {
        var budget = file.Budget ?? new UnpackBudget();
        var mail = MailOpener.Open(file.Content, budget);
        var documents = new List<DocumentReading>();
        foreach (var part in mail.Parts)
        {
            documents.AddRange(ReadPart(file, part, budget, options));
        }

        return documents.Count > 0 ? documents : [WithoutDocuments(file, mail)];
    }

    private IReadOnlyList<DocumentReading> ReadPart(FileBytes mail, MailPart part, UnpackBudget budget, ReadOptions options)
    {
        // A part lies in no further archive: forwarded mails have a limit of their own.
        var inner = new FileBytes($"{mail.Name}!/{part.Path}", part.Content, mail.Depth) { Budget = budget };
        return part switch
        {
            { LeftOut: null } => Catalogue.Read(inner, options),
            { Unreadable: { } reason, LeftOut: { } said } => [FormatCatalogue.Unreadable(inner, reason, said)],
            _ => [],
        };
    }

    private static DocumentReading WithoutDocuments(FileBytes file, OpenedMail mail)
    {
        var hosts = mail
            .Links.Select(link => new Uri(link.Address).Host)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(5)
            .ToList();
        var said =
            hosts.Count == 0 ? MailTexts.NoAttachment(file.Name) : MailTexts.OnlyLinks(file.Name, string.Join('、', hosts));
        return FormatCatalogue.NotAnInvoice(file, UnreadableReason.OtherDocument, said);
    }
}
