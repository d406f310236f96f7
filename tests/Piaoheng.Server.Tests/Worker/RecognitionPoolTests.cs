using System.IO.Compression;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Ocr.Models;
using Piaoheng.Ocr.Tests;
using Piaoheng.Server.Platform.Worker;

namespace Piaoheng.Server.Tests.Worker;

/// <summary>Pictures through the pool: recognised in a process of their own, and waiting where recognition is off.</summary>
[Trait("Category", "Slow")]
public sealed class RecognitionPoolTests : IAsyncDisposable
{
    private const string Waits = "FMT-006";

    private static readonly string[] Text = ["借款申请单", "申请人：王小明", "金额：人民币伍佰元整"];

    private readonly WorkerPool _pool = new();

    [Fact]
    public async Task A_picture_is_recognised_whatever_its_name()
    {
        var reading = Assert.Single(await ReadAsync("单据.dat", DrawnScan.Jpeg(Text)));

        AssertRecognised(reading);
    }

    [Fact]
    public async Task The_pages_of_a_scanned_pdf_are_recognised()
    {
        var readings = await ReadAsync("扫描.pdf", DrawnScan.Pdf(DrawnScan.Jpeg(Text), DrawnScan.Jpeg(Text)));

        Assert.NotEmpty(readings);
        Assert.DoesNotContain(readings, Waiting);
    }

    [Fact]
    public async Task A_page_of_outlines_goes_on_waiting()
    {
        var reading = Assert.Single(await ReadAsync("图形.pdf", DrawnScan.OutlinePdf()));

        Assert.Equal((UnreadableReason.NeedsOcr, "FMT-017"), (reading.Reason, Assert.Single(reading.Findings).Code));
    }

    [Fact]
    public async Task A_picture_inside_an_archive_is_recognised()
    {
        using var archive = new MemoryStream();
        await using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using var member = await zip.CreateEntry("单据.jpg").OpenAsync(TestContext.Current.CancellationToken);
            await member.WriteAsync(DrawnScan.Jpeg(Text), TestContext.Current.CancellationToken);
        }

        var reading = Assert.Single(await ReadAsync("全部.zip", archive.ToArray()));

        Assert.Equal("全部.zip!/单据.jpg", reading.File);
        AssertRecognised(reading);
    }

    [Fact]
    public async Task Pictures_of_scanners_and_telephones_are_recognised_and_drawn()
    {
        byte[] tiff = DrawnScan.Tiff(DrawnScan.Jpeg(Text), DrawnScan.Jpeg(Text));

        var readings = await ReadAsync("扫描.tif", tiff);
        var drawn = await _pool.DrawAsync("扫描.tif", tiff, TestContext.Current.CancellationToken);

        Assert.NotEmpty(readings);
        Assert.All(readings, AssertRecognised);
        Assert.Equal(2, drawn?.Pages);
        Assert.Equal(2, drawn!.Svg.Split("data:image/jpeg;base64,").Length - 1);
    }

    [Fact]
    public async Task A_photograph_of_a_telephone_is_opened_although_the_process_may_write_no_file()
    {
        var drawn = await _pool.DrawAsync("照片.heic", TelephonePicture.Heic, TestContext.Current.CancellationToken);
        var reading = Assert.Single(await ReadAsync("照片.heic", TelephonePicture.Heic));

        Assert.Equal(1, drawn?.Pages);
        Assert.False(reading.Reason is UnreadableReason.WorkerDied or UnreadableReason.Broken);
    }

    [Fact]
    public async Task Hostile_pictures_cost_only_themselves()
    {
        byte[] declaresTooMuch =
        [
            .. "GIF89a"u8,
            0x2D,
            0x0E,
            0x9A,
            0xB1,
            0x00,
            0x00,
            0x00,
            0x2C,
            0,
            0,
            0,
            0,
            0x2D,
            0x0E,
            0x9A,
            0xB1,
            0x00,
        ];
        var whole = DrawnScan.Jpeg(Text);

        var large = Assert.Single(await ReadAsync("a.gif", declaresTooMuch));
        var cut = Assert.Single(await ReadAsync("b.jpg", whole[..(whole.Length / 2)]));
        var tiff = Assert.Single(await ReadAsync("c.tif", [.. "II*\0"u8, .. new byte[64]]));
        var good = Assert.Single(await ReadAsync("d.jpg", whole));

        Assert.Contains(large.Reason, new[] { UnreadableReason.TooLarge, UnreadableReason.Unsupported });
        Assert.Equal(UnreadableReason.Broken, cut.Reason);
        Assert.Equal(UnreadableReason.Broken, tiff.Reason);
        AssertRecognised(good);
    }

    [Fact]
    public async Task Without_good_models_pictures_wait_and_everything_else_is_read()
    {
        var folder = Directory.CreateTempSubdirectory("piaoheng-models-").FullName;
        foreach (var file in Directory.EnumerateFiles(ModelFolder.Shipped))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        var altered = Path.Combine(folder, "ppocr_keys_v1.txt");
        await File.AppendAllTextAsync(altered, "x", TestContext.Current.CancellationToken);
        var state = RecognitionState.Of(folder);
        await using var pool = new WorkerPool(state);

        var documents = await pool.ReadAsync("a.jpg", DrawnScan.Jpeg(Text), new(), TestContext.Current.CancellationToken);

        Assert.Equal("OCR-02", state.Problem!.Code);
        Assert.True(Waiting(Assert.Single(Assert.Single(documents).Readings)));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_process_that_recognises_is_as_limited_as_the_others()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && SeccompFilter.IsSupported, "The sandbox is made for Linux on x86-64.");

        await using var worker = await WorkerProcess.StartAsync(
            WorkerKind.Ocr,
            ModelFolder.Shipped,
            TestContext.Current.CancellationToken
        );

        Assert.Equal("memory=limited files=limited cpu=limited calls=limited", worker.Sandbox);
        var limits = WorkerLimits.Of(WorkerKind.Ocr);
        Assert.Equal(
            (1L << 30, 20, 900L << 20, 3_600),
            (limits.DataBytes, limits.WallSeconds, limits.ResidentBytes, limits.CpuSeconds)
        );
    }

    public async ValueTask DisposeAsync() => await _pool.DisposeAsync();

    // What it says is the matter of other tests; here it counts that recognition looked.
    private static void AssertRecognised(Reading reading)
    {
        Assert.False(Waiting(reading), "The picture still waits for recognition.");
        Assert.DoesNotContain(
            reading.Reason,
            new[] { UnreadableReason.WorkerDied, UnreadableReason.Timeout, UnreadableReason.Broken }
        );
    }

    private static bool Waiting(Reading reading) => reading.Findings.Any(finding => finding.Code == Waits);

    private async Task<List<Reading>> ReadAsync(string name, byte[] content)
    {
        var documents = await _pool.ReadAsync(name, content, new ReadOptions(), TestContext.Current.CancellationToken);
        return [.. documents.SelectMany(document => document.Readings)];
    }
}
