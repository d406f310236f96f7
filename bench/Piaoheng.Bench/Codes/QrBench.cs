using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Piaoheng.Bench.Measuring;
using Piaoheng.Core.Codes.Qr;

namespace Piaoheng.Bench.Codes;

/// <summary>Our QR reader against zxing-wasm and jsQR on the same pictures: how many each decodes, and for how much processor time.</summary>
internal static class QrBench
{
    private const string PeerScript = "bench/qr_peers.mjs";

    private sealed record Found(
        string Name,
        HashSet<string> Ours,
        double OurMilliseconds,
        HashSet<string> Zxing,
        double ZxingMilliseconds,
        HashSet<string> Jsqr,
        double JsqrMilliseconds
    );

    public static async Task Run()
    {
        var folder = BenchFolders.Fresh("qr");
        await QrPages.Write(folder);
        var peers = await Peers(folder);
        var ours = Ours(folder);
        List<Found> found =
        [
            .. peers.Select(peer => peer with { Ours = ours[peer.Name].Texts, OurMilliseconds = ours[peer.Name].Milliseconds }),
        ];
        foreach (var set in found.GroupBy(each => each.Name.Split('-')[0], StringComparer.Ordinal))
        {
            Report.Only($"{set.Key}, {set.Count()} pictures: codes by us / zxing-wasm / jsQR", Counts(set));
        }

        foreach (var missed in found.Where(each => !each.Ours.IsSupersetOf(each.Zxing.Union(each.Jsqr, StringComparer.Ordinal))))
        {
            Report.Only(
                $"missed by us: {missed.Name}",
                string.Join(
                    " | ",
                    missed
                        .Zxing.Union(missed.Jsqr, StringComparer.Ordinal)
                        .Except(missed.Ours, StringComparer.Ordinal)
                        .Select(text => text[..Math.Min(text.Length, 50)])
                )
            );
        }

        Report.AtLeast(
            "codes decoded; target: zxing-wasm 3.1.4",
            found.Sum(each => each.Ours.Count),
            found.Sum(each => each.Zxing.Count),
            "codes"
        );
        Report.AtLeast(
            "pictures decoded; target: jsQR 1.4.0 (one code a picture)",
            found.Count(each => each.Ours.Count > 0),
            found.Count(each => each.Jsqr.Count > 0),
            "pictures"
        );
        List<Found> pages = [.. found.Where(each => !each.Name.StartsWith("code", StringComparison.Ordinal))];
        if (pages.Count > 0)
        {
            Report.AtMost("CPU of a page, mean", pages.Average(each => each.OurMilliseconds), 50, "ms");
            Report.Only(
                "CPU of a page, most",
                string.Create(CultureInfo.InvariantCulture, $"{pages.Max(each => each.OurMilliseconds), 10:0.0} ms")
            );
            Report.Only(
                "CPU of a page by zxing-wasm / jsQR, mean",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{pages.Average(each => each.ZxingMilliseconds), 10:0.0} / {pages.Average(each => each.JsqrMilliseconds):0.0} ms"
                )
            );
        }
    }

    private static string Counts(IEnumerable<Found> set)
    {
        List<Found> all = [.. set];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{all.Sum(each => each.Ours.Count), 6} / {all.Sum(each => each.Zxing.Count)} / {all.Sum(each => each.Jsqr.Count)}, ms {all.Average(each => each.OurMilliseconds):0} / {all.Average(each => each.ZxingMilliseconds):0} / {all.Average(each => each.JsqrMilliseconds):0}"
        );
    }

    private static Dictionary<string, (HashSet<string> Texts, double Milliseconds)> Ours(string folder)
    {
        var pictures = Directory.EnumerateFiles(folder, "*.pgm").Order(StringComparer.Ordinal).ToList();
        foreach (var path in pictures.Take(40))
        {
            // The first pictures are read by code that is not compiled to the end yet.
            QrReader.Read(GreyPage.LoadPgm(path));
        }

        return pictures.ToDictionary(path => Path.GetFileName(path), Timed, StringComparer.Ordinal);
    }

    private static (HashSet<string> Texts, double Milliseconds) Timed(string path)
    {
        var image = GreyPage.LoadPgm(path);
        HashSet<string> texts = [];
        var run = Measured.Here(() => texts = [.. QrReader.Read(image).Select(code => code.Text)]);
        return (texts, run.Cpu.TotalMilliseconds);
    }

    private static async Task<List<Found>> Peers(string folder)
    {
        var (_, output) = await Child.Run(new ProcessStartInfo("node", [PeerScript, folder]));
        var found = new List<Found>();
        foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var json = JsonDocument.Parse(line);
            var (zxing, jsqr) = (json.RootElement.GetProperty("zxing"), json.RootElement.GetProperty("jsqr"));
            found.Add(
                new(
                    json.RootElement.GetProperty("name").GetString()!,
                    [],
                    0,
                    Texts(zxing),
                    Milliseconds(zxing),
                    Texts(jsqr),
                    Milliseconds(jsqr)
                )
            );
        }

        return found;
    }

    private static HashSet<string> Texts(JsonElement reader) =>
        [.. reader.GetProperty("texts").EnumerateArray().Select(text => text.GetString()!)];

    private static double Milliseconds(JsonElement reader) => reader.GetProperty("milliseconds").GetDouble();
}
