using System.Globalization;
using Piaoheng.Bench.Files;
using Piaoheng.Bench.Measuring;
using Piaoheng.Server.Platform.Worker;
using Piaoheng.World.Documents;

namespace Piaoheng.Bench.Recognition;

/// <summary>Processor time and memory of recognition inside one warm worker of the published program, page by page.</summary>
internal static class RecognitionSpeed
{
    private const int Rounds = 3;

    public static async Task Run()
    {
        List<WorldFile> pages = [.. Samples()];
        if (pages.Count == 0)
        {
            Report.Only("recognition", "no real pictures: set PIAOHENG_SAMPLES");
            return;
        }

        await using var worker = await WarmWorker.Start(WorkerKind.Ocr);
        var cpu = (await worker.Read(pages[0])).Cpu;
        var least = new double[pages.Count];
        Array.Fill(least, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (at, page) in pages.Index())
            {
                var now = (await worker.Read(page)).Cpu;
                least[at] = Math.Min(least[at], (now - cpu).TotalSeconds);
                cpu = now;
            }
        }

        foreach (var (at, page) in pages.Index())
        {
            Report.Only("  " + page.Name, string.Create(CultureInfo.InvariantCulture, $"{least[at], 10:0.00} cpu-s"));
        }

        Report.AtMost($"recognition, {pages.Count} real pictures, a page on average", least.Average(), 1.2, "cpu-s");
        Report.AtMost("recognition: most memory of the worker", worker.PeakMebibytes * 1.048576, 700, "MB");
    }

    private static IEnumerable<WorldFile> Samples()
    {
        var folder = Environment.GetEnvironmentVariable("PIAOHENG_SAMPLES") ?? Path.Combine("..", "shared", "samples");
        return Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(static path => Path.GetExtension(path) is ".jpg" or ".png")
                .Order(StringComparer.Ordinal)
                .Select(static path => new WorldFile(Path.GetFileName(path), File.ReadAllBytes(path), []))
            : [];
    }
}
