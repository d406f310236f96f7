using Piaoheng.World.Documents.Pdf;
using SkiaSharp;

namespace Piaoheng.World.Pictures;

/// <summary>The fonts that pictures are printed in: the openly licensed one of the package, and Debian's 宋体 and 粗黑体 beside it where they are installed.</summary>
internal static class PrintFonts
{
    private const string SerifFile = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc";
    private const string BoldFile = "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc";

    // The simplified Chinese face of Debian's collections, behind the Japanese and the Korean one.
    private const int SimplifiedChinese = 2;

    private static readonly Lazy<SKTypeface> Sans = new(static () => Load(CjkFont.Locate(), 0));
    private static readonly Lazy<SKTypeface> Serif = new(static () => LoadOrSans(SerifFile));
    private static readonly Lazy<SKTypeface> Bold = new(static () => LoadOrSans(BoldFile));

    public static SKTypeface Of(PrintFace face) =>
        face switch
        {
            PrintFace.Serif => Serif.Value,
            PrintFace.Bold => Bold.Value,
            _ => Sans.Value,
        };

    private static SKTypeface LoadOrSans(string file) => File.Exists(file) ? Load(file, SimplifiedChinese) : Sans.Value;

    private static SKTypeface Load(string file, int index) =>
        SKTypeface.FromFile(file, file.EndsWith(".ttc", StringComparison.Ordinal) ? SimplifiedChinese : index)
        ?? throw new InvalidDataException("The font cannot be used: " + file);
}
