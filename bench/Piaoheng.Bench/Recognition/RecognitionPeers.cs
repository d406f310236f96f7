using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Piaoheng.Bench.Measuring;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Text;
using Piaoheng.Ocr;
using Piaoheng.World.Pictures;

namespace Piaoheng.Bench.Recognition;

/// <summary>The same pictures read by tesseract (chi_sim) and @gutenye/ocr-node, all without any extractor: how many printed values stand in the text exactly, and the processor time.</summary>
internal static class RecognitionPeers
{
    private const string Tesseract = "/usr/bin/tesseract";
    private const string PeerScript = "bench/ocr_peer.mjs";

    public static async Task Run(PageRecogniser recogniser, int count)
    {
        var folder = BenchFolders.Fresh("ocr-peers");
        var pictures = Enumerable.Range(0, count).Select(static index => PictureSet.Case(index)).ToList();
        foreach (var picture in pictures)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, picture.FileName), picture.Content);
        }

        List<string> own = [];
        var run = Measured.Here(() => own = pictures.ConvertAll(picture => Text(recogniser.Recognise(picture.Content))));
        Print("ours", pictures, own, run.Cpu);
        await ByTesseract(folder, pictures);
        await ByPeer(folder, pictures);
    }

    private static async Task ByTesseract(string folder, List<PictureCase> pictures)
    {
        if (!File.Exists(Tesseract))
        {
            Report.Only("tesseract chi_sim", "not installed");
            return;
        }

        var (texts, cpu) = (new List<string>(), TimeSpan.Zero);
        foreach (var picture in pictures)
        {
            var path = Path.Combine(folder, picture.FileName);
            var (run, text) = await Child.Run(Quiet(Tesseract, path, "-", "-l", "chi_sim+eng", "--oem", "1", "--psm", "1"));
            texts.Add(text);
            cpu += run.Cpu;
        }

        Print("tesseract chi_sim", pictures, texts, cpu);
    }

    private static async Task ByPeer(string folder, List<PictureCase> pictures)
    {
        var paths = pictures.Select(picture => Path.Combine(folder, picture.FileName));
        var (run, output) = await Child.Run(Quiet("node", [PeerScript, .. paths]));
        var texts = output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(static row => row.StartsWith('{'))
            .Select(static row => JsonDocument.Parse(row).RootElement.GetProperty("text").GetString() ?? "")
            .ToList();
        Print("@gutenye/ocr-node", pictures, texts, run.Cpu);
    }

    private static ProcessStartInfo Quiet(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { StandardOutputEncoding = Encoding.UTF8 };
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        return start;
    }

    private static void Print(string name, List<PictureCase> pictures, List<string> texts, TimeSpan cpu)
    {
        if (texts.Count != pictures.Count)
        {
            Report.Only(
                name,
                string.Create(CultureInfo.InvariantCulture, $"gave {texts.Count} texts for {pictures.Count} pictures")
            );
            return;
        }

        var (all, found) = (0, 0);
        foreach (var (picture, text) in pictures.Zip(texts))
        {
            var plain = NormalText.Compact(text);
            var values = picture.Truth.SelectMany(Values).ToList();
            all += values.Count;
            found += values.Count(value => plain.Contains(NormalText.Compact(value), StringComparison.Ordinal));
        }

        Report.Only(
            name,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{100.0 * found / all, 6:0.0} % of {all} values in the text, {cpu.TotalSeconds / pictures.Count:0.00} cpu-s a picture"
            )
        );
    }

    private static IEnumerable<string> Values(Reading truth) =>
        new[]
        {
            truth.InvoiceCode,
            truth.InvoiceNumber,
            truth.BuyerName,
            truth.BuyerTaxId,
            truth.SellerName,
            truth.SellerTaxId,
            truth.TotalInclTax?.ToString(),
        }
            .OfType<string>()
            .Where(static value => value.Length > 0);

    private static string Text(RecognisedPage page) => string.Concat(page.Lines.Select(static line => line.Text + "\n"));
}
