using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Piaoheng.World;

namespace Piaoheng.Server.Tests.Worker.Hostile;

/// <summary>Seeded damage to an OFD package, layer by layer: container, references, XML, resources, signatures.</summary>
internal static partial class OfdMutants
{
    private static readonly Func<byte[], Dice, byte[]>[] Layers =
    [
        Flipped,
        CutOff,
        Directory,
        (package, dice) => Member(package, dice, name => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase), Reference),
        (package, dice) => Member(package, dice, name => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase), Element),
        (package, dice) => Member(package, dice, name => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase), Flipped),
        (package, dice) => Member(package, dice, name => name.Contains("Res", StringComparison.OrdinalIgnoreCase), Flipped),
        (package, dice) => Member(package, dice, name => name.Contains("Sign", StringComparison.OrdinalIgnoreCase), CutOff),
    ];

    public static HostileFile Make(byte[] package, int number)
    {
        var dice = new Dice((ulong)number);
        var layer = number % Layers.Length;
        return new HostileFile($"ofd mutant {number}, layer {layer}", $"{number}.ofd", Layers[layer](package, dice));
    }

    private static byte[] Flipped(byte[] content, Dice dice)
    {
        var damaged = content.ToArray();
        for (var count = 1 + dice.Below(8); count > 0 && damaged.Length > 0; count--)
        {
            damaged[dice.Below(damaged.Length)] ^= (byte)(1 << dice.Below(8));
        }

        return damaged;
    }

    private static byte[] CutOff(byte[] content, Dice dice) => content[..dice.Below(content.Length + 1)];

    /// <summary>A field of the list of members holds something else.</summary>
    private static byte[] Directory(byte[] package, Dice dice)
    {
        var damaged = package.ToArray();
        var start = damaged.AsSpan().IndexOf("PK\u0001\u0002"u8);
        for (var count = 0; count < 4 && start >= 0; count++)
        {
            damaged[start + dice.Below(damaged.Length - start)] = (byte)dice.Below(256);
        }

        return damaged;
    }

    private static byte[] Reference(byte[] xml, Dice dice)
    {
        string[] wrong =
        [
            "../../../../etc/passwd",
            "/",
            "",
            "OFD.xml",
            "Doc_0/Document.xml",
            "不存在.xml",
            new string('a', 70_000),
        ];
        return Changed(xml, Location(), dice, _ => wrong[dice.Below(wrong.Length)]);
    }

    private static byte[] Element(byte[] xml, Dice dice) =>
        Changed(
            xml,
            Leaf(),
            dice,
            leaf =>
                dice.Below(4) switch
                {
                    0 => "",
                    1 => leaf + leaf,
                    2 => string.Concat(Enumerable.Repeat(leaf, 2_000)),
                    _ => leaf.Replace('1', '9'),
                }
        );

    private static byte[] Changed(byte[] xml, Regex what, Dice dice, Func<string, string> change)
    {
        var text = Encoding.UTF8.GetString(xml);
        var found = what.Matches(text);
        if (found.Count == 0)
        {
            return Flipped(xml, dice);
        }

        var one = found[dice.Below(found.Count)];
        return Encoding.UTF8.GetBytes(text[..one.Index] + change(one.Value) + text[(one.Index + one.Length)..]);
    }

    private static byte[] Member(byte[] package, Dice dice, Func<string, bool> wanted, Func<byte[], Dice, byte[]> damage)
    {
        using var source = new ZipArchive(new MemoryStream(package));
        var names = source.Entries.Select(entry => entry.FullName).Where(wanted).ToList();
        var chosen = names.Count == 0 ? null : names[dice.Below(names.Count)];
        return HostileArchives.Zip([.. source.Entries.Select(entry => (entry.FullName, Content(entry)))]);

        byte[] Content(ZipArchiveEntry entry)
        {
            using var stream = entry.Open();
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            return entry.FullName == chosen ? damage(memory.ToArray(), dice) : memory.ToArray();
        }
    }

    [GeneratedRegex(
        "(?<=(BaseLoc|FileLoc)=\")[^\"]*(?=\")|(?<=<ofd:(DocRoot|FileLoc|MediaFile|Annotations|CustomTags|Attachments)>)[^<]*",
        RegexOptions.ExplicitCapture,
        1_000
    )]
    private static partial Regex Location();

    [GeneratedRegex("<(?<name>[\\w:]+)( [^<>]*)?>[^<>]*</\\k<name>>", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Leaf();
}
