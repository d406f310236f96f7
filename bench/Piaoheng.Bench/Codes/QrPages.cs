using System.Diagnostics;
using System.Globalization;
using Piaoheng.Bench.Measuring;
using Piaoheng.Core.Codes.Qr;
using Piaoheng.World.Codes;

namespace Piaoheng.Bench.Codes;

/// <summary>The pictures that all readers get: real ones and pages of real PDF files where the samples are there, and generated codes.</summary>
internal static class QrPages
{
    private static readonly QrPicture[] Damages =
    [
        new() { Unit = 3 },
        new() { Unit = 2 },
        new() { Angle = 3 },
        new() { Angle = 45 },
        new() { Angle = 187, Unit = 5 },
        new() { Blur = 1.5 },
        new() { Blur = 2.2, Noise = 10 },
        new() { Noise = 30 },
        new() { Shade = 0.7, Noise = 8 },
        new() { Slant = 0.2, Angle = 10 },
        new()
        {
            Slant = 0.35,
            Angle = -20,
            Unit = 6,
            Blur = 1,
            Shade = 0.4,
            Noise = 6,
        },
        new() { Bend = 1.5, Unit = 5 },
        new() { IsMirrored = true, Angle = 20 },
    ];

    /// <summary>Writes the pictures of one set after the other into a folder; the name of a set comes first in the names of its files.</summary>
    public static async Task Write(string folder)
    {
        var samples = Environment.GetEnvironmentVariable("PIAOHENG_SAMPLES") ?? "../shared/samples";
        if (Directory.Exists(samples))
        {
            WritePictures(samples, folder);
            await WritePdfPages(samples, folder);
        }

        WriteGenerated(folder);
    }

    private static void WritePictures(string samples, string folder)
    {
        foreach (
            var path in Directory
                .EnumerateFiles(samples, "*", SearchOption.AllDirectories)
                .Where(path => Path.GetExtension(path) is ".jpg" or ".png")
        )
        {
            if (GreyPage.Load(path) is { } page)
            {
                GreyPage.SavePgm(page, Path.Combine(folder, $"picture-{Path.GetFileNameWithoutExtension(path)}.pgm"));
            }
        }
    }

    private static async Task WritePdfPages(string samples, string folder)
    {
        foreach (var path in Directory.EnumerateFiles(samples, "*.pdf", SearchOption.AllDirectories))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            foreach (var dpi in (int[])[100, 150, 300])
            {
                var target = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"pdf{dpi}-{name}"));
                var resolution = dpi.ToString(CultureInfo.InvariantCulture);
                await Child.Run(new ProcessStartInfo("pdftoppm", ["-q", "-gray", "-singlefile", "-r", resolution, path, target]));
            }

            var page = GreyPage.LoadPgm(Path.Combine(folder, $"pdf150-{name}.pgm"));
            GreyPage.SavePgm(GreyPage.Turned(page, 3), Path.Combine(folder, $"turned3-{name}.pgm"));
            GreyPage.SavePgm(GreyPage.Turned(page, 90), Path.Combine(folder, $"turned90-{name}.pgm"));
            GreyPage.SavePgm(GreyPage.Blurred(page, 1.5f), Path.Combine(folder, $"blur-{name}.pgm"));
            GreyPage.SavePgm(GreyPage.Jpeg(page, 40), Path.Combine(folder, $"jpeg-{name}.pgm"));
            GreyPage.SavePgm(GreyPage.Photo(page, name.Length), Path.Combine(folder, $"photo-{name}.pgm"));
        }
    }

    private static void WriteGenerated(string folder)
    {
        foreach (var version in (ReadOnlySpan<int>)[1, 2, 3, 4, 5, 6, 7, 10, 14, 20, 27, 33, 40])
        {
            foreach (var (index, damage) in Damages.Index())
            {
                var level = (QrLevel)((version + index) % 4);
                var capacity = Math.Max(1, (QrVersion.Of(version).DataWords(level) - 4) * 9 / 10);
                var text = new string([
                    .. Enumerable.Range(0, capacity).Select(place => (char)('a' + (((place * 7) + version + index) % 26))),
                ]);
                var symbol = QrEncoder.Encode([QrSegment.Of(text)], level, version);
                var name = string.Create(CultureInfo.InvariantCulture, $"code{index:00}-v{version:00}.pgm");
                GreyPage.SavePgm((damage with { Seed = index }).Draw(symbol), Path.Combine(folder, name));
            }
        }
    }
}
