using System.IO.Compression;
using Piaoheng.Core.Codes.Qr;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Images;
using Piaoheng.Formats.Tests.Images.Jbig2;
using Piaoheng.Formats.Tests.World;
using Piaoheng.World;
using Piaoheng.World.Codes;
using Piaoheng.World.Documents.Ofd;
using Piaoheng.World.Documents.Pdf;
using Piaoheng.World.Forms;
using Piaoheng.World.Invoices;
using SkiaSharp;

namespace Piaoheng.Formats.Tests.Images;

/// <summary>The QR code in a document says what the document says, or the difference is told.</summary>
public sealed class QrWitnessTests
{
    /// <summary>Head of a packed stream (RFC 1950) that was made with a dictionary.</summary>
    private static ReadOnlySpan<byte> WithDictionary => [0x78, 0x20];

    private readonly InventedInvoices _world = new(77);

    [Fact]
    public void A_code_drawn_in_a_pdf_is_a_source_beside_the_text()
    {
        var invoice = _world.Issue(KindId.DigitalVatNormal);
        var code = QrText.Of(invoice)!;

        var reading = ReadFile.One("a.pdf", Pdf(invoice, code));

        Assert.Equal(code, reading.Qr);
        Assert.Equal(SourceId.Qr, reading.Sources["qr"]);
        Assert.DoesNotContain(reading.Findings, finding => finding.Code == "V-090");
    }

    [Theory]
    [MemberData(nameof(StoredCode.Ways), MemberType = typeof(StoredCode))]
    public void A_code_is_read_however_the_pdf_stores_its_picture(string way)
    {
        var invoice = _world.Issue(KindId.DigitalVatNormal);
        var code = QrText.Of(invoice)!;

        // The code that is replaced says something else.
        var reading = ReadFile.One("a.pdf", StoredCode.In(Pdf(invoice, "HELLO"), code, way));

        Assert.Equal(code, reading.Qr);
        Assert.Equal(invoice.Number, reading.InvoiceNumber);
    }

    [Theory]
    [InlineData("totalInclTax")]
    [InlineData("issueDate")]
    [InlineData("invoiceNumber")]
    public void A_code_that_states_something_else_is_found_and_not_believed(string field)
    {
        var invoice = _world.Issue(KindId.DigitalVatNormal);
        var parts = QrText.Of(invoice)!.Split(',');
        parts[3] = field is "invoiceNumber" ? "26112000000000000009" : parts[3];
        parts[4] = field is "totalInclTax" ? "123456.78" : parts[4];
        parts[5] = field is "issueDate" ? "20240229" : parts[5];

        var reading = ReadFile.One("a.pdf", Pdf(invoice, string.Join(',', parts)));

        Assert.Contains(reading.Findings, finding => finding.Code == "V-090" && finding.Field == field);
        Assert.Equal(invoice.Number, reading.InvoiceNumber);
        Assert.Equal(invoice.Total, reading.TotalInclTax?.Value);
    }

    [Fact]
    public void A_code_in_the_resources_of_an_ofd_is_a_source_beside_its_data()
    {
        var invoice = _world.Issue(KindId.DigitalVatSpecial);
        var code = QrText.Of(invoice)!;
        var package = WithMember(
            OfdWriter.Write(invoice, new Dice(5)).Content,
            "Doc_0/Res/image.png",
            QrBitmap.Png(QrEncoder.Encode(code), unit: 2)
        );

        var reading = ReadFile.One("a.ofd", package);

        Assert.Equal(code, reading.Qr);
        Assert.DoesNotContain(reading.Findings, finding => finding.Code == "V-090");
    }

    [Fact]
    public void A_code_in_a_jpeg_of_an_ofd_is_a_source_too()
    {
        var invoice = _world.Issue(KindId.DigitalVatSpecial);
        var code = QrText.Of(invoice)!;
        using var drawn = QrBitmap.Of(QrEncoder.Encode(code), unit: 3);
        var package = WithMember(OfdWriter.Write(invoice, new Dice(5)).Content, "Doc_0/Res/image.png", StoredCode.Jpeg(drawn));

        Assert.Equal(code, ReadFile.One("a.ofd", package).Qr);
    }

    [Fact]
    public void A_code_in_a_jbig2_of_an_ofd_is_a_source_too()
    {
        var invoice = _world.Issue(KindId.DigitalVatSpecial);
        var code = QrText.Of(invoice)!;
        using var drawn = QrBitmap.Of(QrEncoder.Encode(code), unit: 3);
        var package = WithMember(
            OfdWriter.Write(invoice, new Dice(5)).Content,
            "Doc_0/Res/image.png",
            Jbig2Writer.File(StoredCode.Dark(drawn))
        );

        Assert.Equal(code, ReadFile.One("a.ofd", package).Qr);
    }

    [Theory]
    [InlineData(SKColorType.Gray8)]
    [InlineData(SKColorType.Rgba8888)]
    [InlineData(SKColorType.Rgb565)]
    [InlineData(SKColorType.Rgba16161616)]
    public void Pictures_of_every_colour_type_become_grey(SKColorType type)
    {
        using var drawn = QrBitmap.Of(QrEncoder.Encode("HELLO"));
        using var converted = drawn.Copy(type);
        using var file = converted.Encode(SKEncodedImageFormat.Png, 100);

        var picture = PngPicture.TryRead(file.AsSpan());

        Assert.NotNull(picture);
        Assert.Equal("HELLO", Assert.Single(QrReader.Read(picture)).Text);
    }

    [Fact]
    public void Damaged_pictures_give_nothing_and_never_throw()
    {
        var png = QrBitmap.Png(QrEncoder.Encode("HELLO"));
        var dice = new Dice(6);
        for (var round = 0; round < 2_000; round++)
        {
            var damaged = png[..(round % 2 == 0 ? png.Length : 1 + dice.Below(png.Length))];
            damaged[dice.Below(damaged.Length)] ^= (byte)(1 << dice.Below(8));
            _ = PngPicture.TryRead(damaged);
        }
    }

    // Found by the fuzzer: the exception is none of those for damaged data.
    [Fact]
    public void A_picture_that_asks_for_a_dictionary_gives_nothing()
    {
        var png = QrBitmap.Png(QrEncoder.Encode("HELLO"));
        var packed = png.AsSpan().IndexOf("IDAT"u8) + 4;
        WithDictionary.CopyTo(png.AsSpan(packed));

        Assert.Null(PngPicture.TryRead(png));
    }

    [Fact]
    public void A_pdf_whose_stream_asks_for_a_dictionary_is_broken()
    {
        var pdf = InvoicePdf.Write(_world.Issue(KindId.DigitalVatNormal), new Dice(9)).Content;
        var packed = pdf.AsSpan().IndexOf("stream\nx"u8) + 7;
        WithDictionary.CopyTo(pdf.AsSpan(packed));

        Assert.Equal(UnreadableReason.Broken, ReadFile.One("a.pdf", pdf).Reason);
    }

    private static byte[] Pdf(WorldInvoice invoice, string code)
    {
        var form = PrintedForm.Of(invoice, new Dice(9));
        var pictures = form.Pages[0].Pictures;
        var index = pictures.FindIndex(picture => !picture.IsSeal);
        pictures[index] = pictures[index] with { Code = code };
        return InvoicePdf.Write([form], new PdfStyle(), new Dice(9)).Content;
    }

    private static byte[] WithMember(byte[] package, string name, byte[] content)
    {
        using var memory = new MemoryStream();
        memory.Write(package);
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(name)!.Delete();
            using var member = zip.CreateEntry(name).Open();
            member.Write(content);
        }

        return memory.ToArray();
    }
}
