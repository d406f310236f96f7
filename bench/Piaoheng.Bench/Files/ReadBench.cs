using System.Diagnostics;
using System.Globalization;
using Piaoheng.Bench.Measuring;
using Piaoheng.Server.Platform.Worker;
using Piaoheng.World;
using Piaoheng.World.Documents;
using Piaoheng.World.Documents.Ofd;
using Piaoheng.World.Documents.Pdf;
using Piaoheng.World.Documents.Xml;

namespace Piaoheng.Bench.Files;

/// <summary>Files per second of processor time inside one warm worker, and pdftotext beside it.</summary>
internal static class ReadBench
{
    private const string PdfToText = "/usr/bin/pdftotext";
    private const int Rounds = 5;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    public static async Task Run()
    {
        var dice = new Dice(11);
        var invoices = InventedInvoices.Make(seed: 11, count: 300).ToList();
        await Read("XML", [.. invoices.Select(each => DigitalXmlWriter.Write(each, DigitalXmlStyle.Diced(dice)))], 3_000);
        await Read("OFD", [.. invoices.Select(each => OfdWriter.Write(each, dice))], 300);
        List<WorldFile> pdfs = [.. invoices.Take(120).Select(each => InvoicePdf.Write(each, dice))];
        var cpuOfFile = await Read("PDF", pdfs, 40);
        await Peer(pdfs, cpuOfFile);
    }

    private static async Task<double> Read(string type, List<WorldFile> files, double target)
    {
        await using var worker = await WarmWorker.Start(WorkerKind.Document);
        await MustBeRight(worker, files);
        var cpu = (await ReadFor(worker, files, WarmUp)).Cpu;
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var (read, now) = await ReadFor(worker, files, cpu + Round);
            best = Math.Min(best, (now - cpu).TotalSeconds / read);
            cpu = now;
        }

        var bytes = files.Average(file => file.Content.Length) / 1024;
        var title = string.Create(CultureInfo.InvariantCulture, $"{type}, {files.Count} files of {bytes:0} KiB on average");
        Report.AtLeast(title, 1 / best, target, "files/cpu-s");
        Report.Only(
            $"{type}: most memory of the worker",
            string.Create(CultureInfo.InvariantCulture, $"{worker.PeakMebibytes, 10} MiB")
        );
        return best;
    }

    /// <summary>Reads the files round and round until the worker has used so much processor time.</summary>
    private static async Task<(int Files, TimeSpan Cpu)> ReadFor(WarmWorker worker, List<WorldFile> files, TimeSpan until)
    {
        var (read, cpu) = (0, TimeSpan.Zero);
        while (cpu < until)
        {
            foreach (var file in files)
            {
                cpu = (await worker.Read(file)).Cpu;
                read++;
            }
        }

        return (read, cpu);
    }

    // Fast and wrong is no figure.
    private static async Task MustBeRight(WarmWorker worker, List<WorldFile> files)
    {
        foreach (var file in files)
        {
            var readings = (await worker.Read(file)).Documents.SelectMany(document => document.Readings).ToList();
            if (readings is not [var reading] || reading.InvoiceNumber != file.Expected[0].InvoiceNumber)
            {
                throw new InvalidOperationException($"{file.Name} was not read.");
            }
        }
    }

    private static async Task Peer(List<WorldFile> pdfs, double cpuOfFile)
    {
        if (!File.Exists(PdfToText))
        {
            Report.Only("pdftotext -layout", "not installed (apt-get install poppler-utils)");
            return;
        }

        var folder = BenchFolders.Fresh("pdf");
        foreach (var (index, pdf) in pdfs.Index())
        {
            await File.WriteAllBytesAsync(
                Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{index}.pdf")),
                pdf.Content
            );
        }

        var start = new ProcessStartInfo("/bin/sh", ["-c", $"for f in {folder}/*.pdf; do {PdfToText} -layout $f -; done"]);
        var runs = new List<Measured>();
        for (var run = 0; run < 3; run++)
        {
            runs.Add((await Child.Run(start)).Run);
        }

        var peer = Measured.Least(runs).CpuSeconds / pdfs.Count;
        Report.Only(
            "pdftotext -layout, the same PDF files, a process each",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{1 / peer, 10:0.##} files/cpu-s; we use {cpuOfFile / peer:0.00} x its cpu"
            )
        );
    }
}
