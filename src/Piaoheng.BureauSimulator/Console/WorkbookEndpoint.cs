using System.Globalization;
using Piaoheng.BureauSimulator.Books;
using Piaoheng.Core.Invoices;
using Piaoheng.World;
using Piaoheng.World.Companies;
using Piaoheng.World.Invoices;
using Piaoheng.World.Workbooks;

namespace Piaoheng.BureauSimulator.Console;

/// <summary>全量发票查询导出, as a person downloads it from the web console.</summary>
internal sealed class WorkbookEndpoint(BureauDesk desk)
{
    private const int Ceiling = 5000;

    public IResult Answer(string taxpayer, string direction, DateOnly from, DateOnly to)
    {
        desk.Faults.Count();
        var way = direction == "out" ? Direction.Out : Direction.In;
        var rows = desk
            .Books.List(taxpayer, way, "", from, to)
            .Where(entry => entry.Invoice.Day <= desk.Books.Today.AddDays(-2) || !desk.Faults.Strikes("S1"))
            .Select(entry => new BureauRow(entry.Invoice))
            .ToList();
        if (rows.Count == 0)
        {
            return Results.Text("导出数据量不能为空或不能为零", "text/plain; charset=utf-8", statusCode: 400);
        }

        if (desk.Faults.Mode("S9", "many") is not null)
        {
            rows.AddRange(Further(way, from, to, Ceiling));
        }

        var spoilt = desk.Faults.Mode("S18");
        if (spoilt == "doubled")
        {
            rows.AddRange([.. rows]);
        }

        var (first, last) = spoilt == "period" ? (from.AddYears(-2), to.AddYears(-2)) : (from, to);
        var file = BureauFile.FullQuery(
            string.Create(
                CultureInfo.InvariantCulture,
                $"全量发票查询导出结果_{(way == Direction.In ? "取得发票" : "开具发票")}_{first:yyyy-MM-dd}至{last:yyyy-MM-dd}"
            ),
            rows,
            Style(spoilt)
        );
        var content = spoilt == "half" ? file.Content[..(file.Content.Length / 2)] : file.Content;
        return Results.File(content, "application/octet-stream", file.Name);
    }

    // S9: a company with more invoices than one export holds.
    private static IEnumerable<BureauRow> Further(Direction way, DateOnly from, DateOnly to, int count)
    {
        var dice = new Dice(9);
        var issuer = new InvoiceIssuer(dice, new InventedCompanies(dice));
        var wish = way == Direction.Out ? new InvoiceWish { Seller = InventedCompanies.Main } : new InvoiceWish();
        for (var number = 0; number < count; number++)
        {
            var day = from.AddDays(dice.Below(to.DayNumber - from.DayNumber + 1));
            yield return new BureauRow(issuer.Issue(KindId.DigitalVatSpecial, day, InventedCompanies.Main, wish));
        }
    }

    private BureauFileStyle Style(string? spoilt)
    {
        var isSpoilt = spoilt == "layout";
        var isOdd = desk.Faults.Strikes("S17");
        return new BureauFileStyle
        {
            Ceiling = Ceiling,
            HasOtherHeadings = isSpoilt,
            HasTitleRows = isSpoilt,
            HasHiddenSheet = isSpoilt,
            HasNumbersAsNumbers = isSpoilt,
            HasDigitalNumbersAsFloats = spoilt == "floats",
            HasLongAmounts = isOdd,
            HasNoTime = isOdd,
            HasTrailingSpaces = isOdd,
        };
    }
}
