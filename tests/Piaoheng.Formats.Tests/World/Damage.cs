using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Piaoheng.World;

namespace Piaoheng.Formats.Tests.World;

/// <summary>Seeded damage to files: what cables, disks, editors and careless programs do to them.</summary>
/// <param name="Content">The damaged bytes.</param>
/// <param name="What">What was done, in words.</param>
/// <param name="Touched">The text that was changed, so that a value that lies in it may be another now.</param>
internal sealed partial record Damage(byte[] Content, string What, string Touched = "")
{
    private const int Around = 24;

    /// <summary>Some bytes are others.</summary>
    public static Damage Flipped(byte[] content, Dice dice)
    {
        var damaged = content.ToArray();
        var touched = new StringBuilder();
        var count = 1 + dice.Below(3);
        for (var at = 0; at < count; at++)
        {
            var place = dice.Below(content.Length);
            touched.Append(Nearby(content, place, 1)).Append('\n');
            damaged[place] ^= (byte)(1 << dice.Below(8));
        }

        return new Damage(damaged, "bytes flipped", touched.ToString());
    }

    /// <summary>The end is missing.</summary>
    public static Damage CutOff(byte[] content, Dice dice) => new(content[..(1 + dice.Below(content.Length - 1))], "cut off");

    /// <summary>A stretch inside is missing, or stands twice, or is zero, as after a failed transfer.</summary>
    public static Damage Stretch(byte[] content, Dice dice)
    {
        var start = dice.Below(content.Length);
        var length = Math.Min(1 + dice.Below(200), content.Length - start);
        var touched = Nearby(content, start, length);
        return dice.Below(3) switch
        {
            0 => new Damage([.. content[..start], .. content[(start + length)..]], "stretch lost", touched),
            1 => new Damage([.. content[..(start + length)], .. content[start..]], "stretch doubled", touched),
            _ => new Damage(
                [.. content[..start], .. new byte[length], .. content[(start + length)..]],
                "stretch zeroed",
                touched
            ),
        };
    }

    /// <summary>One element of an XML text is left out, doubled, renamed, emptied, or a digit in it is another one.</summary>
    public static Damage Element(byte[] content, Dice dice)
    {
        var text = Encoding.UTF8.GetString(content);
        var elements = Leaf().Matches(text);
        if (elements.Count == 0)
        {
            return Flipped(content, dice);
        }

        var element = elements[dice.Below(elements.Count)];
        var name = element.Groups["name"].Value;
        var (changed, what) = dice.Below(4) switch
        {
            0 => ("", "left out"),
            1 => (element.Value + element.Value, "doubled"),
            2 => (element.Value.Replace(name, name + "X", StringComparison.Ordinal), "renamed"),
            _ => (
                element.Value
                    + element.Value.Replace(
                        element.Groups["text"].Value,
                        "9" + element.Groups["text"].Value,
                        StringComparison.Ordinal
                    ),
                "doubled otherwise"
            ),
        };
        var damaged = text[..element.Index] + changed + text[(element.Index + element.Length)..];
        return new Damage(Encoding.UTF8.GetBytes(damaged), "element " + what + ": " + element.Value, element.Value);
    }

    /// <summary>One member of an archive is damaged; the archive itself and its checksums are right.</summary>
    public static Damage Member(byte[] archive, Dice dice, Func<string, bool> isWanted, Func<byte[], Dice, Damage> damage)
    {
        var members = Members(archive);
        var names = members
            .Where(member => isWanted(member.Name) && member.Content.Length > 1)
            .Select(member => member.Name)
            .ToList();
        if (names.Count == 0)
        {
            return Flipped(archive, dice);
        }

        var name = dice.Pick(names);
        var place = members.FindIndex(member => member.Name == name);
        var inner = damage(members[place].Content, dice);
        members[place] = (name, inner.Content);
        return inner with { Content = Packed(members), What = name + ": " + inner.What };
    }

    /// <summary>A member of an archive is missing, or has the content of another.</summary>
    public static Damage LostMember(byte[] archive, Dice dice)
    {
        var members = Members(archive);
        var place = dice.Below(members.Count);
        var (name, content) = members[place];
        var what = "member lost: " + name;
        if (dice.Below(2) == 0)
        {
            members.RemoveAt(place);
        }
        else
        {
            var other = dice.Below(members.Count);
            members[place] = (name, members[other].Content);
            what = name + " has the content of " + members[other].Name;
        }

        return new Damage(Packed(members), what, Encoding.UTF8.GetString(content));
    }

    public static List<(string Name, byte[] Content)> Members(byte[] archive)
    {
        using var zip = new ZipArchive(new MemoryStream(archive), ZipArchiveMode.Read);
        return [.. zip.Entries.Select(entry => (entry.FullName, Bytes(entry)))];
    }

    public static byte[] Packed(IEnumerable<(string Name, byte[] Content)> members)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in members)
            {
                using var stream = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                stream.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string Nearby(byte[] content, int start, int length)
    {
        var from = Math.Max(0, start - (3 * Around));
        return Encoding.UTF8.GetString(content[from..Math.Min(content.Length, start + length + (3 * Around))]);
    }

    [GeneratedRegex(@"<(?<name>[\w:.-]+)(?: [^<>]*)?>(?<text>[^<>]+)</\k<name>>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Leaf();
}
