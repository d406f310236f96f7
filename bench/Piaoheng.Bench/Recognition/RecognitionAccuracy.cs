using System.Diagnostics;
using System.Globalization;
using Piaoheng.Bench.Measuring;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats;
using Piaoheng.Ocr;
using Piaoheng.Ocr.Fields;
using Piaoheng.Ocr.Fields.Results;
using Piaoheng.Ocr.Models;
using Piaoheng.World.Pictures;

namespace Piaoheng.Bench.Recognition;

/// <summary>Accuracy of recognition on invented pictures, by field and by damage, beside the targets; the table of confidence is measured in the same run.</summary>
/// <remarks><c>PIAOHENG_OCR_PAGES</c> = number of pictures (1,000), <c>PIAOHENG_OCR_PEERS</c> = pictures that the peers read too (40), <c>PIAOHENG_OCR_MINUTES</c> = after so many no further picture is begun (none).</remarks>
internal static class RecognitionAccuracy
{
    private static readonly string[] MustBeRight =
    [
        "invoiceNumber",
        "invoiceCode",
        "issueDate",
        "totalInclTax",
        "buyerTaxId",
        "sellerTaxId",
    ];

    public static async Task Run()
    {
        var pages = Number("PIAOHENG_OCR_PAGES", 1_000);
        var tally = new OutcomeTally();
        var measured = new CalibrationMeasure();
        using var recogniser = new PageRecogniser(ModelFolder.Read(BenchFolders.Models));
        var policy = PolicyFolder.Load(PolicyFolder.Shipped);
        var spent = TimeSpan.Zero;
        var folder = BenchFolders.Fresh("ocr");
        // Written as it is found: what was missed can be looked at while the rest is still read.
        await using var misses = new StreamWriter(Path.Combine(folder, "misses.txt")) { AutoFlush = true };
        var (started, minutes) = (Stopwatch.StartNew(), Number("PIAOHENG_OCR_MINUTES", int.MaxValue));
        for (var index = 0; index < pages; index++)
        {
            if (started.Elapsed.TotalMinutes > minutes)
            {
                pages = index;
                break;
            }

            var picture = PictureSet.Case(index);
            var seen = new List<FieldObservation>();
            // Without the QR code, which would answer for the print.
            var context = new ExtractionContext(picture.FileName, new ReadOptions(), policy, recogniser) { Observe = seen.Add };
            IReadOnlyList<Reading> found = [];
            spent += Measured.Here(() => found = FieldExtraction.Read([recogniser.Recognise(picture.Content)], context)).Cpu;
            var outcomes = PictureScore.Of(picture, found).ToList();
            foreach (var miss in tally.Add(picture, outcomes))
            {
                await misses.WriteLineAsync(miss);
            }

            measured.Add(seen, [.. outcomes, .. PictureScore.Cells(picture, found)]);
        }

        Print(tally, pages, spent.TotalSeconds / pages);
        var file = Path.Combine(folder, "calibration.json");
        await File.WriteAllTextAsync(file, measured.ToJson(pages));
        await File.WriteAllLinesAsync(Path.ChangeExtension(file, ".counts"), measured.Counts());
        Report.Only("confidence as measured", file);
        Report.Only("what was not read rightly", Path.Combine(folder, "misses.txt"));
        await RecognitionPeers.Run(recogniser, Number("PIAOHENG_OCR_PEERS", 40));
    }

    private static void Print(OutcomeTally tally, int pages, double secondsPerPage)
    {
        Report.Only("pictures", pages.ToString(CultureInfo.InvariantCulture));
        Report.AtMost("processor time of a picture", secondsPerPage, 1.2, "cpu-s");
        foreach (var (key, counts) in tally.ByField)
        {
            var target =
                Array.IndexOf(MustBeRight, key) >= 0
                    ? 99.9
                    : key switch
                    {
                        "buyerName" or "sellerName" => 99.5,
                        "lines" => 97,
                        _ => 0,
                    };
            // Names count as good where they are right or a person is asked.
            var good = key is "buyerName" or "sellerName" ? counts.All - counts.Silent : counts.Right;
            var share = 100.0 * good / counts.All;
            var title = string.Create(
                CultureInfo.InvariantCulture,
                $"{key}: {counts.Right} right, {counts.Missing} missing, {counts.Wrong} wrong, {counts.Silent} silently"
            );
            if (target > 0)
            {
                Report.AtLeast(title, share, target, "%");
            }
            else
            {
                Report.Only(title, share.ToString("0.00", CultureInfo.InvariantCulture) + " %");
            }
        }

        foreach (var (damage, counts) in tally.ByDamage)
        {
            Report.Only(
                "damage " + damage,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{100.0 * counts.Right / counts.All, 6:0.00} % right, {counts.Wrong} wrong, {counts.Silent} silently, of {counts.All}"
                )
            );
        }

        var all = tally.ByField.Values.Sum(static counts => counts.All);
        Report.Only(
            "values that would be taken without a person",
            string.Create(CultureInfo.InvariantCulture, $"{100.0 * tally.Taken / all:0.0} % of {all}")
        );
        Report.Only(
            "most memory of this process",
            string.Create(CultureInfo.InvariantCulture, $"{Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} MB")
        );
        Report.AtMost(
            "values silently wrong (would be taken without a person)",
            tally.ByDamage.Values.Sum(static counts => counts.Silent),
            0,
            "values"
        );
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number)
            ? number
            : otherwise;
}
