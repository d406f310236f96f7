using System.Globalization;
using Piaoheng.Formats.Workbooks;
using Piaoheng.World.Invoices;

namespace Piaoheng.World.Workbooks;

/// <summary>特定业务 sheets of 全量发票查询: one for each special business that occurs.</summary>
internal static class SpecialSheet
{
    /// <summary>Adds the sheets behind the header sheet.</summary>
    /// <param name="grid">The workbook; its header sheet lists the rows in their order.</param>
    /// <param name="rows">The rows in the order of the header sheet.</param>
    public static void AddAll(WorkbookGrid grid, IReadOnlyList<BureauRow> rows)
    {
        var header = grid[BureauLayouts.HeaderSheet];
        foreach (var (name, columns) in BureauLayouts.SpecialSheets)
        {
            var entries = rows.Index()
                .SelectMany(entry => Of(name, entry.Item.Invoice).Select(values => (entry.Index, Values: values)))
                .ToList();
            if (entries.Count == 0)
            {
                continue;
            }

            var sheet = new GridSheet(name);
            sheet.Rows.Add([.. BureauLayouts.SpecialColumns.Concat(columns).Select(heading => new GridCell(heading))]);
            foreach (var (at, (index, values)) in entries.Index())
            {
                var first = Head(header, index + 1);
                first[0] = new GridCell((at + 1).ToString(CultureInfo.InvariantCulture));
                sheet.Rows.Add([.. first, .. values.Select(value => new GridCell(value))]);
            }

            grid.Sheets.Add(sheet);
        }
    }

    // The 16 common columns are those of the header sheet without the amounts.
    private static List<GridCell?> Head(GridSheet header, int row) =>
        [
            .. BureauLayouts.SpecialColumns.Select(heading =>
            {
                var place = GridSheet.Place(header.Rows[0], heading);
                return place < header.Rows[row].Count ? header.Rows[row][place] : null;
            }),
        ];

    private static IEnumerable<string[]> Of(string sheet, WorldInvoice invoice) =>
        (sheet, invoice.Special) switch
        {
            ("建筑服务", ConstructionWork work) =>
            [
                [work.ReportNumber, work.Place, work.Project],
            ],
            ("不动产经营租赁服务", PropertyLease lease) =>
            [
                [lease.Certificate, lease.Plate],
            ],
            ("铁路电子客票", RailTicket rail) =>
            [
                [
                    rail.Passenger,
                    rail.IdNumber,
                    rail.From.Name,
                    rail.To.Name,
                    rail.Train,
                    Day(rail.Departure),
                    rail.Departure.ToString("HH:mm", CultureInfo.InvariantCulture),
                ],
            ],
            ("旅客运输服务", PassengerService passenger) => passenger.Trips.Select(trip =>
                new[]
                {
                    trip.Traveler,
                    trip.IdNumber,
                    Day(trip.Day.ToDateTime(default)),
                    trip.From,
                    trip.To,
                    trip.Grade,
                    trip.Vehicle,
                }
            ),
            ("货物运输服务", FreightTransport freight) =>
            [
                [freight.Tool, freight.Plate, freight.From, freight.To, freight.Goods],
            ],
            ("机动车销售统一发票", VehicleSale car) =>
            [
                [car.Vin, car.Certificate, car.Engine, "", car.Origin],
            ],
            ("通行费数电发票", TollPassage toll) when invoice.IsDigital =>
            [
                [toll.Plate, toll.VehicleType, Day(toll.From), Day(toll.To)],
            ],
            _ => [],
        };

    private static string Day(DateTime at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
