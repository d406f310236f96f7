using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Piaoheng.World.Documents;

namespace Piaoheng.Browser.Tests;

/// <summary>金丝雀: files of every format in which each text that is no number, date or code also tries to run something.</summary>
internal static partial class Canary
{
    /// <summary>What would be found in a page if a text ever became markup.</summary>
    public const string Selector = "[data-canary]";

    /// <summary>What a script of the canary would set.</summary>
    public const string Variable = "canarySang";

    private const string Song = "'\"><img src=/canary data-canary onerror=canarySang=1><script data-canary>canarySang=1</script>";

    /// <summary>The same file, singing in every text field and in its name.</summary>
    public static WorldFile In(WorldFile file)
    {
        var name =
            Path.GetFileNameWithoutExtension(file.Name)
            + "'\"><img src=x data-canary onerror=canarySang=1>"
            + Path.GetExtension(file.Name);
        var content = file.Content.AsSpan().StartsWith("PK"u8) ? Package(file.Content) : Xml(file.Content);
        return file with { Name = name.Replace('/', '_'), Content = content };
    }

    /// <summary>A table of comma-separated text with the canary in its cells.</summary>
    public static byte[] InCsv(string csv) =>
        Encoding.UTF8.GetBytes(
            csv.Replace("{}", "\"" + Song.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"", StringComparison.Ordinal)
        );

    private static byte[] Package(byte[] content)
    {
        using var source = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        using var bytes = new MemoryStream();
        using (var target = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var member in source.Entries)
            {
                using var from = member.Open();
                using var whole = new MemoryStream();
                from.CopyTo(whole);
                using var to = target.CreateEntry(member.FullName).Open();
                to.Write(IsText(member.FullName) ? Xml(whole.ToArray()) : whole.ToArray());
            }
        }

        return bytes.ToArray();
    }

    // The parts that carry what people write; those that hold the package together stay as they are.
    private static bool IsText(string part) =>
        part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
        && (
            part.Contains("Content", StringComparison.Ordinal)
            || part.Contains("sheet", StringComparison.Ordinal)
            || part.Contains("Attachs", StringComparison.Ordinal)
        )
        && !part.Contains("Content_Types", StringComparison.Ordinal)
        && !part.EndsWith("Attachments.xml", StringComparison.Ordinal);

    private static byte[] Xml(byte[] content)
    {
        var escaped = System.Security.SecurityElement.Escape(Song);
        return Encoding.UTF8.GetBytes(
            Leaf()
                .Replace(
                    Encoding.UTF8.GetString(content),
                    leaf => IsPlain(leaf.Groups["text"].Value) ? leaf.Value : $">{leaf.Groups["text"].Value}{escaped}</"
                )
        );
    }

    // A number, date, code or heading must stay what it is, else the file would not be read at all.
    private static bool IsPlain(string text) => !text.Any(letter => letter >= 0x2E80) || Heading().IsMatch(text);

    [GeneratedRegex(@">(?<text>[^<>]+)</", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Leaf();

    [GeneratedRegex(
        "发票|税|号码|日期|金额|单价|数量|单位|名称|合计|状态|来源|类型|序号|凭证|部门|规格|年|月|圆|元|方|码|户|清单|备注$|开票人$|复核$|收款人$",
        RegexOptions.None,
        1000
    )]
    private static partial Regex Heading();
}
