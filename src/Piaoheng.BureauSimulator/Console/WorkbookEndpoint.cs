using System.Globalization;
using Piaoheng.BureauSimulator.Books;
using Piaoheng.Core.Invoices;
using Piaoheng.World.Workbooks;

namespace Piaoheng.BureauSimulator.Console;

/// <summary>全量发票查询导出, as a person downloads it from the web console.</summary>
internal sealed class WorkbookEndpoint(BureauDesk desk)
{
    private const int Ceiling = 5000;

    public IResult Answer(string taxpayer, string direction, DateOnly from, DateOnly to)
    {
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

        var file = BureauFile.FullQuery(
            string.Create(
                CultureInfo.InvariantCulture,
                $"全量发票查询导出结果_{(way == Direction.In ? "取得发票" : "开具发票")}_{from:yyyy-MM-dd}至{to:yyyy-MM-dd}"
            ),
            rows,
            Style()
        );
        return Results.File(file.Content, "application/octet-stream", file.Name);
    }

    private BureauFileStyle Style()
    {
        var isSpoilt = desk.Faults.Strikes("S18");
        var isOdd = desk.Faults.Strikes("S17");
        return new BureauFileStyle
        {
            Ceiling = desk.Faults.Strikes("S9") ? 50 : Ceiling,
            HasOtherHeadings = isSpoilt,
            HasTitleRows = isSpoilt,
            HasHiddenSheet = isSpoilt,
            HasNumbersAsNumbers = isSpoilt,
            HasLongAmounts = isOdd,
            HasNoTime = isOdd,
            HasTrailingSpaces = isOdd,
        };
    }
}
