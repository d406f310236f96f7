using MimeKit;
using MimeKit.Tnef;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Text;
using Piaoheng.Formats.Archives;
using Piaoheng.Formats.Text;

namespace Piaoheng.Formats.Mail;

/// <summary>拆开邮件: takes a mail apart, with the mails forwarded in it and with winmail.dat. In the program it runs only inside the worker process.</summary>
public sealed class MailOpener
{
    /// <summary>What Outlook begins winmail.dat with.</summary>
    internal static ReadOnlySpan<byte> TnefMagic => [0x78, 0x9F, 0x3E, 0x22];

    private const int SmallPictureBytes = 20 * 1024;

    private static readonly ParserOptions Options = new()
    {
        MaxMimeDepth = Limits.MailDepth,
        // What old Chinese programs write into headers without saying so.
        CharsetEncoding = TextBytes.Gb18030,
        Rfc2047ComplianceMode = RfcComplianceMode.Loose,
        ParameterComplianceMode = RfcComplianceMode.Loose,
        AddressParserComplianceMode = RfcComplianceMode.Loose,
    };

    private readonly UnpackBudget _budget;
    private readonly MailNames _names = new();
    private readonly MailLinks _links = new();
    private readonly List<MailPart> _parts = [];
    private bool _isOverParts;

    private MailOpener(UnpackBudget budget) => _budget = budget;

    /// <summary>Takes a mail, or a winmail.dat by itself, apart.</summary>
    /// <exception cref="FormatException">It is no mail.</exception>
    public static OpenedMail Open(ReadOnlyMemory<byte> content) => Open(content, new UnpackBudget());

    internal static OpenedMail Open(ReadOnlyMemory<byte> content, UnpackBudget budget)
    {
        var opener = new MailOpener(budget);
        if (content.Span.StartsWith(TnefMagic))
        {
            opener.WalkTnef(new TnefPart { Content = new MimeContent(MemoryBytes.AsStream(content)) }, "", 1);
            return new OpenedMail(new MailHead(null, "", [], "", null), opener._parts, opener._links.All);
        }

        using var message = Parse(content);
        opener.Walk(message.Body, "", 1);
        return new OpenedMail(MailHeaders.Of(message), opener._parts, opener._links.All);
    }

    private static MimeMessage Parse(ReadOnlyMemory<byte> content)
    {
        var message = new MimeParser(Options, MemoryBytes.AsStream(content), persistent: true).ParseMessage();
        MailCharsets.Widen(message.Headers);
        return message;
    }

    private void Walk(MimeEntity? entity, string prefix, int depth)
    {
        if (entity is not null)
        {
            MailCharsets.Widen(entity.Headers);
        }

        switch (entity)
        {
            case null or _ when _isOverParts:
                return;
            case Multipart multipart:
                foreach (var child in multipart)
                {
                    Walk(child, prefix, depth);
                }

                return;
            case MessagePart { Message: { } forwarded } message:
                MailCharsets.Widen(forwarded.Headers);
                WalkMail(forwarded, message.ContentDisposition?.FileName ?? message.ContentType.Name, prefix, depth);
                return;
            case TnefPart tnef:
                WalkTnef(tnef, prefix + "winmail.dat!/", depth + 1);
                return;
            case TextPart { IsAttachment: false, FileName: null, Content: not null } body when body.IsPlain || body.IsHtml:
                AddLinks(body);
                return;
            case MimePart part:
                AddLeaf(part, prefix, depth);
                return;
        }
    }

    private void WalkMail(MimeMessage message, string? given, string prefix, int depth)
    {
        var subject = MailNames.Clean(message.Subject);
        var path = _names.Unique(prefix, given, subject.Length == 0 ? "转发的邮件.eml" : subject + ".eml");
        if (depth >= Limits.MailDepth)
        {
            Add(new MailPart(path, default, MailTexts.NestedTooDeep(path), UnreadableReason.TooLarge));
            return;
        }

        Walk(message.Body, path + "!/", depth + 1);
    }

    private void WalkTnef(TnefPart tnef, string prefix, int depth)
    {
        try
        {
            // The message holds what the attachments alone leave out: mails forwarded inside.
            using var message = tnef.ConvertToMessage();
            Walk(message.Body, prefix, depth);
        }
        catch (Exception exception)
            when (exception is TnefException or FormatException or NotSupportedException or EndOfStreamException)
        {
            var path = _names.Unique(prefix, null, "附件");
            Add(new MailPart(path, default, MailTexts.Broken(path), UnreadableReason.Broken));
        }
    }

    private void AddLinks(TextPart body)
    {
        var text = body.Text;
        if (body.IsHtml)
        {
            _links.AddPage(text);
            return;
        }

        _links.AddText(text);
    }

    private void AddLeaf(MimePart part, string prefix, int depth)
    {
        var content = Decode(part);
        if (content is [0x78, 0x9F, 0x3E, 0x22, ..])
        {
            WalkTnef(new TnefPart { Content = new MimeContent(new MemoryStream(content)) }, prefix + "winmail.dat!/", depth + 1);
            return;
        }

        if (content is not null && part is not TextPart && FileTypes.Of(content) is FileType.Mail)
        {
            using var message = Parse(content);
            WalkMail(message, part.FileName, prefix, depth);
            return;
        }

        var path = _names.Unique(prefix, part.FileName, "附件" + EndingOf(part.ContentType));
        Add(
            content is null ? new MailPart(path, default, MailTexts.TooLarge(path), UnreadableReason.TooLarge)
            : IsCutOff(part) ? new MailPart(path, default, MailTexts.NestedTooDeep(path), UnreadableReason.TooLarge)
            : WhyNoDocument(part, content, path) is { } why ? new MailPart(path, default, why)
            : new MailPart(path, content)
        );
    }

    private void Add(MailPart part)
    {
        if (!_budget.TakePart())
        {
            _isOverParts = true;
            _parts.Add(new MailPart(part.Path, default, MailTexts.TooManyParts(part.Path), UnreadableReason.TooLarge));
            return;
        }

        _parts.Add(part);
    }

    /// <summary>The bytes of a part; null when they are more than the limits allow.</summary>
    private byte[]? Decode(MimePart part)
    {
        if (part.Content is null)
        {
            return [];
        }

        using var decoded = new MemoryStream();
        part.Content.DecodeTo(decoded);
        return decoded.Length <= Limits.MemberBytes && _budget.Take(decoded.Length) ? decoded.ToArray() : null;
    }

    /// <summary>Whether the parser, which goes no deeper than it may, gave the rest as one lump.</summary>
    private static bool IsCutOff(MimePart part) =>
        part.ContentType.IsMimeType("multipart", "*") || part.ContentType.IsMimeType("message", "rfc822");

    private static CodedText? WhyNoDocument(MimePart part, byte[] content, string path)
    {
        if (
            part.ContentId is not null
            && !part.IsAttachment
            && content.Length < SmallPictureBytes
            && FileTypes.Of(content) is FileType.Image
        )
        {
            return MailTexts.SmallPicture(path);
        }

        return IsNoDocument(part.ContentType) ? MailTexts.NoDocument(path) : null;
    }

    private static bool IsNoDocument(ContentType type) =>
        type.IsMimeType("application", "pkcs7-signature")
        || type.IsMimeType("application", "x-pkcs7-signature")
        || type.IsMimeType("application", "pgp-signature")
        || type.IsMimeType("application", "ics")
        || type.IsMimeType("text", "calendar")
        || type.IsMimeType("text", "vcard")
        || type.IsMimeType("text", "x-vcard")
        || type.IsMimeType("text", "rfc822-headers")
        || type.IsMimeType("message", "delivery-status")
        || type.IsMimeType("message", "disposition-notification");

    private static string EndingOf(ContentType type) =>
        type.MimeType.ToUpperInvariant() switch
        {
            "APPLICATION/PDF" => ".pdf",
            "APPLICATION/OFD" => ".ofd",
            "APPLICATION/ZIP" or "APPLICATION/X-ZIP-COMPRESSED" => ".zip",
            "TEXT/XML" or "APPLICATION/XML" => ".xml",
            "IMAGE/JPEG" => ".jpg",
            "IMAGE/PNG" => ".png",
            "TEXT/PLAIN" => ".txt",
            "TEXT/HTML" => ".html",
            _ => "",
        };
}
