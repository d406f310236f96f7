using System.Buffers.Binary;
using System.Xml.Linq;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Drawing;
using Piaoheng.Formats.Images;
using Piaoheng.Formats.Tests.Images.Jbig2;
using Piaoheng.Formats.Tests.Samples;
using Piaoheng.Formats.Tests.World;
using Piaoheng.World.Documents.Ofd;

namespace Piaoheng.Formats.Tests.Ofd;

public sealed class OfdDrawingTests
{
    private const string Canary = "<script>alert(1)</script>\" onload=\"alert(2)";
    private const string EscapedCanary = "&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&quot;alert(2)";
    private const string Namespace = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";

    private static readonly HashSet<string> Elements = new(StringComparer.Ordinal)
    {
        "svg",
        "g",
        "rect",
        "path",
        "text",
        "image",
    };

    [Theory]
    [InlineData(KindId.DigitalVatSpecial)]
    [InlineData(KindId.DigitalVatNormal)]
    [InlineData(KindId.ElectronicVatNormal)]
    [InlineData(KindId.RailETicket)]
    public void Invented_invoices_are_drawn_with_their_texts(string kind)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var world = new InventedInvoices(seed);
            var invoice = world.Issue(kind);
            var file = OfdWriter.Write(invoice, world.Dice);

            var drawn = Draw(file.Content);

            Assert.NotNull(drawn);
            var texts = string.Concat(Svg(drawn).Descendants().Where(element => element.Name.LocalName is "text").Select(Value));
            Assert.Contains(invoice.ToReading("a.ofd").InvoiceNumber!, texts, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_letter_stands_where_the_file_places_it()
    {
        var parts = new OfdParts().WithPages("", OfdParts.Page(OfdParts.Text(1, 20, 30, "金额12")));

        var text = Single(Draw(parts.Zip()), "text");

        Assert.Equal("0 3.175 6.35 7.9375", text.Attribute("x")!.Value);
        Assert.Equal("3.175", text.Attribute("y")!.Value);
        Assert.Equal("matrix(1 0 0 1 20 30)", text.Parent!.Attribute("transform")!.Value);
    }

    [Fact]
    public void Paths_keep_their_steps_and_colours()
    {
        var path =
            "<ofd:PathObject ID=\"1\" Boundary=\"1 2 30 40\" LineWidth=\"0.5\" Alpha=\"51\"><ofd:StrokeColor Value=\"128 0 0\"/>"
            + "<ofd:AbbreviatedData>M 0 0 L 10 0 Q 1 2 3 4 B 1 2 3 4 5 6 A 5 5 0 1 0 9 9 C junk</ofd:AbbreviatedData></ofd:PathObject>";
        var drawn = Single(Draw(new OfdParts().WithPages("", OfdParts.Page(path)).Zip()), "path");

        Assert.Equal("M 0 0 L 10 0 Q 1 2 3 4 C 1 2 3 4 5 6 A 5 5 0 1 0 9 9 Z", drawn.Attribute("d")!.Value);
        Assert.Equal("#800000", drawn.Attribute("stroke")!.Value);
        Assert.Equal("0.2", drawn.Attribute("stroke-opacity")!.Value);
        Assert.Equal("none", drawn.Attribute("fill")!.Value);
    }

    [Fact]
    public void Pages_stand_below_one_another()
    {
        var parts = new OfdParts().WithPages(
            "",
            OfdParts.Page(OfdParts.Text(1, 1, 1, "一")),
            OfdParts.Page(OfdParts.Text(2, 1, 1, "二"))
        );

        var drawn = Draw(parts.Zip())!;

        Assert.Equal(2, drawn.Pages);
        Assert.Equal("0 0 210 284", Svg(drawn).Attribute("viewBox")!.Value);
        Assert.Equal(
            ["0", "144"],
            Svg(drawn).Elements().Where(one => one.Name.LocalName is "svg").Select(one => one.Attribute("y")!.Value)
        );
    }

    [Fact]
    public void Picture_of_a_seal_is_drawn()
    {
        var drawn = Draw(Sealed(SealBytes.With("png", Png(20, 20))));

        Assert.StartsWith("data:image/png;base64,", Single(drawn, "image").Attribute("href")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Seal_that_is_an_ofd_is_drawn()
    {
        var seal = new OfdParts().WithPages("", OfdParts.Page(OfdParts.Text(1, 2, 2, "全国统一发票监制章"))).Zip();

        Assert.Contains("全国统一发票监制章", Draw(Sealed(SealBytes.With("ofd", seal)))!.Svg, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0x30, 0x84, 0x7F, 0xFF, 0xFF, 0xFF })]
    [InlineData(new byte[] { 1, 2, 3 })]
    [InlineData(new byte[0])]
    public void Seal_without_a_picture_is_said(byte[] signedValue) =>
        Assert.Contains("印章未能显示", Draw(Sealed(signedValue))!.Svg, StringComparison.Ordinal);

    [Fact]
    public void Seal_inside_its_own_seal_ends()
    {
        var inner = Sealed(SealBytes.With("ofd", Sealed(SealBytes.With("ofd", Sealed([])))));

        Assert.DoesNotContain("印章未能显示", Draw(Sealed(SealBytes.With("ofd", inner)))!.Svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_a_file_become_neither_markup_nor_address()
    {
        var resources =
            $"<ofd:Res {Namespace}><ofd:Fonts><ofd:Font ID=\"5\" FontName=\"a;url(http://evil.example/x)\"/></ofd:Fonts>"
            + "<ofd:MultiMedias><ofd:MultiMedia ID=\"6\" Type=\"Image\" Format=\"&lt;b&gt;\"><ofd:MediaFile>http://evil.example/a.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>";
        var page = OfdParts.Page(
            OfdParts.Text(1, 1, 1, EscapedCanary, attributes: "Font=\"5\""),
            $"<ofd:ImageObject ID=\"2\" Boundary=\"0 0 {EscapedCanary} 5\" ResourceID=\"6\"/>",
            "<ofd:ImageObject ID=\"3\" Boundary=\"0 0 5 5\" ResourceID=\"6\"/>",
            $"<ofd:PathObject ID=\"4\" Boundary=\"0 0 5 5\"><ofd:StrokeColor Value=\"{EscapedCanary}\"/><ofd:AbbreviatedData>M 0 0 {EscapedCanary} L 1 1</ofd:AbbreviatedData></ofd:PathObject>",
            "<script>alert(3)</script>"
        );
        var parts = new OfdParts().WithPages("", page);
        parts["Doc_0/Res.xml"] = resources;
        parts["Doc_0/Document.xml"] =
            $"<ofd:Document {Namespace}><ofd:CommonData><ofd:PublicRes>Res.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"Pages/Page_0/Content.xml\"/></ofd:Pages></ofd:Document>";

        var drawn = Draw(parts.Zip())!;

        RequireHarmless(drawn);
        Assert.DoesNotContain("evil", drawn.Svg, StringComparison.Ordinal);
        Assert.Contains(Canary, Svg(drawn).Descendants().Select(Value));
    }

    [Fact]
    public void Composed_objects_that_hold_themselves_end()
    {
        var page = OfdParts.Page("<ofd:CompositeObject ID=\"1\" Boundary=\"0 0 9 9\" ResourceID=\"7\"/>");
        var parts = new OfdParts().WithPages("", page);
        parts["Doc_0/Res.xml"] =
            $"<ofd:Res {Namespace}><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID=\"7\"><ofd:Content>"
            + "<ofd:CompositeObject ID=\"2\" Boundary=\"0 0 9 9\" ResourceID=\"7\"/><ofd:CompositeObject ID=\"3\" Boundary=\"0 0 9 9\" ResourceID=\"7\"/>"
            + "</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>";
        parts["Doc_0/Document.xml"] =
            $"<ofd:Document {Namespace}><ofd:CommonData><ofd:PublicRes>Res.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"Pages/Page_0/Content.xml\"/></ofd:Pages></ofd:Document>";

        Assert.Null(Draw(parts.Zip()));
    }

    [Fact]
    public void Too_many_objects_are_not_drawn()
    {
        var many = string.Concat(Enumerable.Repeat("<ofd:PathObject Boundary=\"0 0 1 1\"/>", Limits.DrawnObjects + 1));

        Assert.Null(Draw(new OfdParts().WithPages("", OfdParts.Page(many)).Zip()));
    }

    [Fact]
    public void Too_many_steps_of_a_path_are_not_drawn()
    {
        var steps = string.Concat(Enumerable.Repeat("L 1 1 ", Limits.PathSteps + 1));
        var path =
            $"<ofd:PathObject Boundary=\"0 0 1 1\"><ofd:AbbreviatedData>M 0 0 {steps}</ofd:AbbreviatedData></ofd:PathObject>";

        Assert.Null(Draw(new OfdParts().WithPages("", OfdParts.Page(path)).Zip()));
    }

    [Fact]
    public void Pages_beyond_the_limit_are_counted_and_said()
    {
        var pages = Enumerable.Repeat(OfdParts.Page(), Limits.DrawnPages + 2).ToList();

        var drawn = Draw(new OfdParts().WithPages("", pages).Zip())!;

        Assert.Equal(Limits.DrawnPages + 2, drawn.Pages);
        Assert.Contains("另有 2 页未显示", drawn.Svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Picture_of_jbig2_is_made_one_that_browsers_show()
    {
        var dark = new bool[20, 30];
        dark[4, 5] = true;

        var picture = Picture.TryRead(Jbig2Writer.File(dark))!;

        var shown = PngPicture.TryRead(picture.Content.Span)!;
        Assert.Equal(
            ("image/png", 30, 20, 0, 255),
            (picture.MediaType, shown.Width, shown.Height, shown.Row(4)[5], shown.Row(4)[6])
        );
    }

    [Theory]
    [InlineData(100, 100, true)]
    [InlineData(Limits.PictureSide + 1, 1, false)]
    [InlineData(10_000, 10_000, false)]
    [InlineData(0, 5, false)]
    public void Picture_is_taken_by_the_size_that_it_states(int width, int height, bool isTaken) =>
        Assert.Equal(isTaken, Picture.TryRead(Png(width, height)) is not null);

    [Fact]
    public void Drawing_above_its_size_is_not_given()
    {
        // Not to be packed: else the archive would be refused before.
        var large = new byte[Limits.PictureBytes];
        new Random(7).NextBytes(large);
        Png(10, 10).CopyTo(large, 0);
        var images = Enumerable.Repeat("<ofd:ImageObject Boundary=\"0 0 1 1\" ResourceID=\"6\"/>", 4);
        var parts = new OfdParts().WithPages("", OfdParts.Page(images));
        parts.Add("Doc_0/a.png", large);
        parts["Doc_0/Res.xml"] =
            $"<ofd:Res {Namespace}><ofd:MultiMedias><ofd:MultiMedia ID=\"6\"><ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>";
        parts["Doc_0/Document.xml"] =
            $"<ofd:Document {Namespace}><ofd:CommonData><ofd:PublicRes>Res.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"Pages/Page_0/Content.xml\"/></ofd:Pages></ofd:Document>";

        Assert.Null(Draw(parts.Zip()));
    }

    [Fact]
    public void Damaged_packages_are_drawn_harmlessly_or_not_at_all()
    {
        var drawn = 0;
        var mutants = TestLevel.IsFull ? 1_000 : 200;
        for (var seed = 0; seed < mutants; seed++)
        {
            var world = new InventedInvoices(seed);
            var whole = OfdWriter.Write(world.Issue(KindId.ElectronicVatNormal), world.Dice).Content;
            var damaged = (seed % 3) switch
            {
                0 => Damage.Flipped(whole, world.Dice),
                1 => Damage.LostMember(whole, world.Dice),
                _ => Damage.Member(whole, world.Dice, name => name.EndsWith(".xml", StringComparison.Ordinal), Damage.Element),
            };
            if (Draw(damaged.Content) is { } pages)
            {
                drawn++;
                RequireHarmless(pages);
            }
        }

        Assert.True(drawn > mutants / 2, $"{drawn} of {mutants}");
    }

    [Fact]
    public void Sample_packages_are_drawn_with_texts_lines_and_seals()
    {
        Assert.SkipWhen(SampleFolder.Path is null, "no sample folder");
        var files = Directory.GetFiles(SampleFolder.Path!, "*.ofd", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var drawn = Draw(File.ReadAllBytes(file));
            Assert.NotNull(drawn);
            RequireHarmless(drawn);
            var elements = Svg(drawn).Descendants().Select(element => element.Name.LocalName).ToList();
            Assert.True(elements.Count(name => name is "text") > 20, file);
            Assert.True(elements.Count(name => name is "path") > 10, file);
            Assert.DoesNotContain("印章未能显示", drawn.Svg, StringComparison.Ordinal);
        }
    }

    private static DrawnPages? Draw(byte[] content) => ReadFile.Catalogue.Draw(new FileBytes("a.ofd", content));

    private static XElement Svg(DrawnPages drawn) => XElement.Parse(drawn.Svg);

    private static string Value(XElement element) => element.Value;

    private static XElement Single(DrawnPages? drawn, string element) =>
        Assert.Single(Svg(drawn!).Descendants(), one => string.Equals(one.Name.LocalName, element, StringComparison.Ordinal));

    /// <summary>Only known elements; no handler, style or script; no address but pictures as data.</summary>
    private static void RequireHarmless(DrawnPages drawn)
    {
        foreach (var element in Svg(drawn).DescendantsAndSelf())
        {
            Assert.Contains(element.Name.LocalName, Elements);
            foreach (var attribute in element.Attributes())
            {
                var name = attribute.Name.LocalName;
                Assert.False(name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || name is "style" or "class", name);
                Assert.True(
                    name is not "href" || attribute.Value.StartsWith("data:image/", StringComparison.Ordinal),
                    attribute.Value
                );
                Assert.DoesNotContain("url(", attribute.Value, StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    private static byte[] Sealed(byte[] signedValue)
    {
        var parts = new OfdParts().WithPages("", OfdParts.Page());
        parts["OFD.xml"] = OfdParts.Body(
            "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot><ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures>"
        );
        parts["Doc_0/Signs/Signatures.xml"] =
            $"<ofd:Signatures {Namespace}><ofd:Signature ID=\"1\" BaseLoc=\"/Doc_0/Signs/Signature.xml\"/></ofd:Signatures>";
        parts["Doc_0/Signs/Signature.xml"] =
            $"<ofd:Signature {Namespace}><ofd:SignedInfo><ofd:StampAnnot ID=\"1\" PageRef=\"1\" Boundary=\"90 8 30 20\"/></ofd:SignedInfo>"
            + "<ofd:SignedValue>/Doc_0/Signs/SignedValue.dat</ofd:SignedValue></ofd:Signature>";
        parts.Add("Doc_0/Signs/SignedValue.dat", signedValue);
        return parts.Zip();
    }

    private static byte[] Png(int width, int height)
    {
        var png = new byte[33];
        new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A }.CopyTo(png, 0);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        return png;
    }
}
