using System.Xml.Linq;
using Piaoheng.Formats.Drawing;
using Piaoheng.Formats.Xml;

namespace Piaoheng.Formats.Ofd.Drawing;

/// <summary>字体: what the reader's computer has in place of the font that a document names. Embedded subsets are not used: the text codes say the characters.</summary>
internal static class OfdFaces
{
    private const string Song = "SimSun, 宋体, 'Songti SC', STSong, 'Noto Serif CJK SC', 'Source Han Serif SC', serif";
    private const string Kai = "KaiTi, 楷体, 'Kaiti SC', STKaiti, 'AR PL UKai CN', 'Noto Serif CJK SC', serif";
    public const string Plain = Hei;

    private const string Hei = "SimHei, 黑体, 'PingFang SC', 'Heiti SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";
    private const string Courier = "'Courier New', Courier, 'Liberation Mono', 'Noto Sans Mono CJK SC', monospace";
    private const int BoldWeight = 600;

    private static readonly (string Word, string Family)[] Families =
    [
        ("楷", Kai),
        ("kai", Kai),
        ("黑", Hei),
        ("hei", Hei),
        ("雅黑", Hei),
        ("yahei", Hei),
        ("arial", Hei),
        ("courier", Courier),
        ("consol", Courier),
    ];

    public static TypeFace Of(XElement? font, XElement text, double size)
    {
        var name = (font?.AttributeOf("FontName") ?? string.Empty) + " " + (font?.AttributeOf("FamilyName") ?? string.Empty);
        var family =
            Families.FirstOrDefault(known => name.Contains(known.Word, StringComparison.OrdinalIgnoreCase)).Family ?? Song;
        var isBold =
            font?.AttributeOf("Bold") is "true" or "1"
            || (OfdNumbers.TryParse(text.AttributeOf("Weight"), out var weight) && weight >= BoldWeight);
        var isItalic = font?.AttributeOf("Italic") is "true" or "1" || text.AttributeOf("Italic") is "true" or "1";
        return new TypeFace(family, size, isBold, isItalic);
    }
}
