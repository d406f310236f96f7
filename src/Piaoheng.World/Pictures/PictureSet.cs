using System.Globalization;
using Piaoheng.World.Forms;
using Piaoheng.World.Invoices;
using SkiaSharp;

namespace Piaoheng.World.Pictures;

/// <summary>识别测试图集: pictures of invented invoices whose truth is known; the same seed and index give the same picture.</summary>
public static class PictureSet
{
    private const int TicketsAcross = 3;

    /// <summary>What can be on a picture, those whose fields are all wanted first.</summary>
    public static IReadOnlyList<string> Layouts { get; } =
    [
        "paper-special",
        "paper-normal",
        "paper-old",
        "electronic-normal",
        "electronic-special",
        "digital-special",
        "digital-normal",
        "digital-passenger",
        "digital-toll",
        "toll-electronic",
        "rail-eticket",
        "train-paper",
        "general-toll",
        "air-itinerary",
        "taxi",
        "roll",
        "vehicle",
        "used-vehicle",
        "fixed",
        "coach",
        "toll-ticket",
        "fiscal",
        "several-taxi",
        "several-train",
    ];

    /// <summary>Number of <see cref="Layouts"/> whose fields are all wanted.</summary>
    public const int FullLayouts = 12;

    /// <summary>Picture number <paramref name="index"/>: four of five have a layout with all fields; layouts and damages take turns.</summary>
    public static PictureCase Case(int index, ulong seed = 1)
    {
        var dice = new Dice(unchecked((seed * 1_000_003) + (ulong)index));
        var rest = Layouts.Count - FullLayouts;
        var layout =
            index % 5 == 4 ? Layouts[FullLayouts + (index / 5 % rest)] : Layouts[((index / 5 * 4) + (index % 5)) % FullLayouts];
        var damage = Damage.Names[dice.Below(Damage.Names.Count)];
        return Case(index, layout, Damage.Of(damage, dice), dice);
    }

    /// <summary>What is printed on a picture of a layout that holds one document.</summary>
    public static PictureForm Form(string layout, Dice dice) => new PictureForms(dice).Make(layout);

    /// <summary>A picture of one invoice, printed as 数电票.</summary>
    public static byte[] Of(WorldInvoice invoice, Damage damage, Dice dice)
    {
        var printed = PrintedForm.Digital(invoice, DigitalFormStyle.Diced(dice) with { HasSealLetters = false });
        var form = new PictureForm(printed.Pages[0], printed.Expected, PrintLook.Electronic(dice))
        {
            Qr = QrText.Of(invoice),
            Place = invoice.Seller.Region.Title,
        };
        using var clean = Painted(form, damage);
        return Damager.Apply(clean, damage, dice).Content;
    }

    /// <summary>A picture of a layout with a damage.</summary>
    public static PictureCase Case(int index, string layout, Damage damage, Dice dice)
    {
        var forms = new PictureForms(dice);
        var printed = layout switch
        {
            "several-taxi" => Enumerable.Range(0, 2 + dice.Below(4)).Select(_ => forms.Make("taxi")).ToList(),
            "several-train" => Enumerable.Range(0, 2 + dice.Below(3)).Select(_ => forms.Make("train-paper")).ToList(),
            _ => [forms.Make(layout)],
        };
        using var clean = printed.Count == 1 ? Painted(printed[0], damage) : Together(printed, damage, dice);
        var (content, ending) = Damager.Apply(clean, damage, dice);
        var name = string.Create(CultureInfo.InvariantCulture, $"{index:D5}-{layout}-{damage.Name}{ending}");
        return new PictureCase(
            index,
            layout,
            damage.Name,
            name,
            content,
            [.. printed.Select(form => form.Truth with { File = name })]
        );
    }

    private static SKBitmap Painted(PictureForm form, Damage damage)
    {
        var bitmap = PagePainter.Paint(form, damage.DotsPerInch);
        if (damage.HasStampOverText && form.Sealed is { } owner)
        {
            using var canvas = new SKCanvas(bitmap);
            canvas.Scale((float)(damage.DotsPerInch / 25.4));
            Seal.Draw(
                canvas,
                SKRect.Create((float)form.SealAt.X - 14, (float)form.SealAt.Y - 12, 40, 30),
                Seal.OfSeller(owner.Name, owner.TaxId)
            );
        }

        return bitmap;
    }

    // Several tickets on one sheet of paper.
    private static SKBitmap Together(List<PictureForm> printed, Damage damage, Dice dice)
    {
        var bitmaps = printed.ConvertAll(form => Painted(form, damage));
        var gap = (int)(damage.DotsPerInch / 5);
        var across = Math.Min(bitmaps.Count, bitmaps[0].Width > bitmaps[0].Height ? 2 : TicketsAcross);
        var down = (bitmaps.Count + across - 1) / across;
        var (width, height) = (bitmaps.Max(bitmap => bitmap.Width), bitmaps.Max(bitmap => bitmap.Height));
        var sheet = new SKBitmap(
            (across * (width + gap)) + gap,
            (down * (height + gap)) + gap,
            SKColorType.Rgba8888,
            SKAlphaType.Opaque
        );
        using var canvas = new SKCanvas(sheet);
        canvas.Clear(new SKColor(196, 198, 194));
        foreach (var (at, bitmap) in bitmaps.Index())
        {
            canvas.DrawBitmap(
                bitmap,
                gap + (at % across * (width + gap)),
                gap + (at / across * (height + gap)) + dice.Below(gap / 2),
                SKSamplingOptions.Default
            );
            bitmap.Dispose();
        }

        return sheet;
    }
}
