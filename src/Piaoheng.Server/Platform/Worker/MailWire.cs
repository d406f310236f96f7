using Piaoheng.Core.Text;
using Piaoheng.Formats.Mail;

namespace Piaoheng.Server.Platform.Worker;

/// <summary>The messages of the worker protocol that carry a mail: its head, then each attachment with its bytes.</summary>
internal static class MailWire
{
    /// <summary>Sends a mail; used inside the worker.</summary>
    public static void Answer(OpenedMail mail, Stream output)
    {
        using (var writer = new WireWriter())
        {
            WriteHead(writer, mail);
            Frame.Write(output, Frame.MailHead, writer.Written);
        }

        foreach (var part in mail.Parts)
        {
            using var writer = new WireWriter();
            WritePart(writer, part);
            Frame.Write(output, Frame.MailPart, writer.Written);
        }
    }

    private static void WriteHead(WireWriter writer, OpenedMail mail)
    {
        writer.Text(mail.Head.MessageId);
        writer.Text(mail.Head.From);
        writer.List(mail.Head.Recipients, writer.Text);
        writer.Text(mail.Head.Subject);
        writer.Instant(mail.Head.SentAt);
        writer.List(
            mail.Links,
            link =>
            {
                writer.Text(link.Address);
                writer.Text(link.Text);
            }
        );
    }

    private static OpenedMail ReadHead(WireReader reader) =>
        new(
            new MailHead(
                reader.Text(),
                reader.RequiredText(),
                reader.List(reader.RequiredText) ?? [],
                reader.RequiredText(),
                reader.Instant()
            ),
            [],
            reader.List(() => new MailLink(reader.RequiredText(), reader.RequiredText())) ?? []
        );

    private static void WritePart(WireWriter writer, MailPart part)
    {
        writer.Text(part.Path);
        writer.Text(part.Unreadable);
        writer.Text(part.LeftOut?.Code);
        if (part.LeftOut is { } why)
        {
            writer.Text(why.Template);
            writer.List(
                why.Args,
                pair =>
                {
                    writer.Text(pair.Key);
                    writer.Text(pair.Value);
                }
            );
        }

        writer.Bytes(part.Content.Span);
    }

    private static MailPart ReadPart(WireReader reader)
    {
        var (path, unreadable) = (reader.RequiredText(), reader.Text());
        var why = reader.Text() is { } code ? ReadWhy(code, reader) : null;
        return new MailPart(path, reader.Bytes(), why, unreadable);
    }

    private static CodedText ReadWhy(string code, WireReader reader)
    {
        var template = reader.RequiredText();
        var args = reader.List(() => KeyValuePair.Create(reader.RequiredText(), reader.RequiredText())) ?? [];
        return new CodedText(code, template, [.. args.Select(pair => (pair.Key, pair.Value))]);
    }

    /// <summary>Puts the answers about one mail together.</summary>
    internal sealed class Answers
    {
        private readonly List<MailPart> _parts = [];
        private OpenedMail? _head;

        /// <summary>The mail; null when the worker found none.</summary>
        public OpenedMail? Mail => _head is null ? null : _head with { Parts = _parts };

        /// <summary>Takes one answer.</summary>
        /// <exception cref="InvalidDataException">It is none of a mail.</exception>
        public void Add(byte type, byte[] answer)
        {
            using var reader = new WireReader(answer);
            switch (type)
            {
                case Frame.MailHead when _head is null:
                    _head = ReadHead(reader);
                    break;
                case Frame.MailPart when _head is not null:
                    _parts.Add(ReadPart(reader));
                    break;
                default:
                    throw new InvalidDataException("A worker sent an unknown message.");
            }
        }
    }
}
