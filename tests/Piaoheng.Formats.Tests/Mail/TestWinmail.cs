using System.Text;

namespace Piaoheng.Formats.Tests.Mail;

/// <summary>Makes a winmail.dat (TNEF) as Outlook does: a title in the code page of the sender and the long name in Unicode.</summary>
internal static class TestWinmail
{
    private const byte OfMessage = 1;
    private const byte OfAttachment = 2;

    public static byte[] Of(params IEnumerable<(string Name, byte[] Content)> attachments)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(0x223E9F78);
        writer.Write((short)1);
        Attribute(writer, OfMessage, 0x00089006, BitConverter.GetBytes(0x00010000));
        Attribute(writer, OfMessage, 0x00069007, [.. BitConverter.GetBytes(936), .. new byte[4]]);
        foreach (var (name, content) in attachments)
        {
            Attribute(writer, OfAttachment, 0x00069002, [1, 0, 0xFF, 0xFF, 0xFF, 0xFF, 32, 0, 32, 0, 0, 0, 0, 0]);
            Attribute(writer, OfAttachment, 0x00018010, [.. TestMail.Gb18030.GetBytes(name[..Math.Min(name.Length, 8)]), 0]);
            Attribute(writer, OfAttachment, 0x0006800F, content);
            Attribute(writer, OfAttachment, 0x00069005, LongName(name));
        }

        writer.Flush();
        return stream.ToArray();
    }

    private static byte[] LongName(string name)
    {
        var text = Encoding.Unicode.GetBytes(name + '\0');
        var padding = new byte[(4 - (text.Length % 4)) % 4];
        return
        [
            .. BitConverter.GetBytes(1),
            .. BitConverter.GetBytes((short)0x001F),
            .. BitConverter.GetBytes((short)0x3707),
            .. BitConverter.GetBytes(1),
            .. BitConverter.GetBytes(text.Length),
            .. text,
            .. padding,
        ];
    }

    private static void Attribute(BinaryWriter writer, byte level, int id, byte[] value)
    {
        writer.Write(level);
        writer.Write(id);
        writer.Write(value.Length);
        writer.Write(value);
        writer.Write((ushort)(value.Sum(one => (long)one) & 0xFFFF));
    }
}
