using System.Globalization;
using System.Text.RegularExpressions;
using Piaoheng.Core.Invoices;
using Piaoheng.World;
using Piaoheng.World.Documents.Ofd;
using Piaoheng.World.Documents.Pdf;
using Piaoheng.World.Forms;
using Piaoheng.World.Invoices;
using static System.FormattableString;

namespace Piaoheng.Formats.Tests.World;

/// <summary>Forms printed by makers of whom no sample is known: other spacing, colons, digits, signs, dates; the same invoice.</summary>
public sealed partial class OddPrintTests
{
    private const int Seeds = 6;

    private static readonly string[] Kinds =
    [
        KindId.DigitalVatSpecial,
        KindId.DigitalVatNormal,
        KindId.ElectronicVatNormal,
        KindId.RailETicket,
        KindId.AirItinerary,
    ];

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var kind in Kinds)
        {
            foreach (
                var way in (string[])
                    [
                        "spaced labels",
                        "ascii colons",
                        "colon after a space",
                        "full-width digits",
                        "other yen",
                        "thousands",
                        "short days",
                        "spaced days",
                        "dashed days",
                        "cut values",
                        "half-width brackets",
                        "larger",
                        "smaller",
                    ]
            )
            {
                cases.Add(kind, way);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_invoice_is_read_however_it_is_printed(string kind, string way)
    {
        var wrong = new List<string>();
        for (var seed = 0; seed < Seeds; seed++)
        {
            var world = new InventedInvoices(seed);
            var invoice = world.Issue(kind, new InvoiceWish { Lines = 2 });
            var form = PrintedForm.Of(invoice, world.Dice);
            var printed = form with { Pages = [.. form.Pages.Select(page => Printed(page, way))] };
            var pdf = InvoicePdf.Write([printed], PdfStyle.Diced(world.Dice) with { HasRadicals = false }, world.Dice);
            var ofd = OfdWriter.Write(invoice, printed, new OfdStyle { HasData = false }, world.Dice);
            foreach (var file in (Piaoheng.World.Documents.WorldFile[])[pdf, ofd])
            {
                var reading = RoundTrip.Read(file)[0];
                wrong.AddRange(
                    HeadFieldsOf
                        .Differences(form.Expected, reading)
                        .Select(one => Invariant($"seed {seed} {file.Name[^3..]}: {one}"))
                );
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(12)));
    }

    private static FormPage Printed(FormPage page, string way)
    {
        var printed = new FormPage(page.Width, page.Height);
        printed.Labels.AddRange(
            page.Labels.Select(label =>
                Fitted(label with { Size = Size(label.Size, way) }, label.Advance > 0 ? label.Text : Label(label.Text, way))
            )
        );
        printed.Values.AddRange(
            page.Values.SelectMany(value =>
                way is "cut values" ? Cut(value) : [Fitted(value with { Size = Size(value.Size, way) }, Value(value, way))]
            )
        );
        printed.Stamps.AddRange(page.Stamps);
        return printed;
    }

    // A maker that writes more characters writes them smaller: labels do not run into their values.
    private static FormText Fitted(FormText text, string changed)
    {
        var other = text with { Text = changed };
        return other.NaturalWidth > text.NaturalWidth
            ? other with
            {
                Size = text.Size * text.NaturalWidth / other.NaturalWidth,
            }
            : other;
    }

    private static double Size(double size, string way) =>
        way switch
        {
            "larger" => size * 1.03,
            "smaller" => size * 0.85,
            _ => size,
        };

    private static string Label(string text, string way) =>
        way switch
        {
            "spaced labels" when text.Length is > 1 and < 6 && !text.Contains(' ', StringComparison.Ordinal) => string.Join(
                ' ',
                text.ToCharArray()
            ),
            "ascii colons" => text.Replace('：', ':'),
            "colon after a space" => text.Replace("：", " ：", StringComparison.Ordinal),
            "half-width brackets" => text.Replace('（', '(').Replace('）', ')'),
            _ => text,
        };

    private static string Value(FormText value, string way)
    {
        var text = value.Text;
        return way switch
        {
            "full-width digits"
                when !text.Contains('\n', StringComparison.Ordinal) && value.Tag is not ("TaxControlCode" or "Item") =>
                string.Concat(text.Select(c => char.IsAsciiDigit(c) ? (char)(c + 0xFEE0) : c)),
            "other yen" => text.Replace('¥', '￥'),
            "thousands" => Money()
                .Replace(
                    text,
                    match =>
                        "¥"
                        + decimal.Parse(match.Groups["v"].ValueSpan, CultureInfo.InvariantCulture)
                            .ToString("#,##0.00", CultureInfo.InvariantCulture)
                ),
            "short days" => Day()
                .Replace(
                    text,
                    match =>
                        Invariant(
                            $"{match.Groups["y"]}年{match.Groups["m"].Value.TrimStart('0')}月{match.Groups["d"].Value.TrimStart('0')}日"
                        )
                ),
            "spaced days" => Day().Replace(text, "${y} 年 ${m} 月 ${d} 日"),
            "dashed days" => Day().Replace(text, "${y}-${m}-${d}"),
            _ => text,
        };
    }

    // Every value in two drawing operations, as programs do that change the font for digits.
    private static IEnumerable<FormText> Cut(FormText value)
    {
        if (
            value.Text.Length < 4
            || value.RowStep > 0
            || value.Align is not TextAlign.Left
            || value.IsTurned
            || value.Advance > 0
        )
        {
            return [value];
        }

        var half = value.Text.Length / 2;
        var left = value with { Text = value.Text[..half] };
        return [left, value with { Text = value.Text[half..], X = value.X + Width(left) }];
    }

    // As wide as the font of the tests draws it, or a hair wider.
    private static double Width(FormText text) => text.Text.Sum(static c => char.IsAscii(c) ? 0.58 : 1) * text.Size;

    [GeneratedRegex(@"^[¥￥](?<v>-?\d+\.\d\d)\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Money();

    [GeneratedRegex(@"^(?<y>20\d\d)年(?<m>\d\d)月(?<d>\d\d)日\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Day();
}
