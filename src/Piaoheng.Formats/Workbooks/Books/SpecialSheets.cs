using System.Collections.Frozen;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Workbooks.Layouts;
using Piaoheng.Formats.Workbooks.Rows;

namespace Piaoheng.Formats.Workbooks.Books;

/// <summary>特定业务工作表: further fields of invoices of a special business, joined into <c>extra</c>; persons are masked.</summary>
internal sealed class SpecialSheets(RowContext context)
{
    // Names as the policy files of the kinds have them.
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["车辆识别代号/车架号"] = "vin",
        ["车辆识别代号/车架号码"] = "vin",
        ["合格证号"] = "certificateNumber",
        ["发动机号码"] = "engineNumber",
        ["商检号码"] = "inspectionNumber",
        ["商检单号"] = "inspectionNumber",
        ["产地"] = "origin",
        ["车牌号"] = ExtraKey.PlateNumber,
        ["车牌号码"] = ExtraKey.PlateNumber,
        ["车辆类型"] = ExtraKey.VehicleType,
        ["通行日期起"] = ExtraKey.PassageFrom,
        ["通行日期止"] = ExtraKey.PassageTo,
        ["旅客姓名"] = ExtraKey.PassengerName,
        ["出行人"] = ExtraKey.PassengerName,
        ["有效身份证号"] = ExtraKey.PassengerId,
        ["有效身份证件号"] = ExtraKey.PassengerId,
        ["有效身份证件号码"] = ExtraKey.PassengerId,
        ["身份证号"] = ExtraKey.PassengerId,
        ["身份证件号码"] = ExtraKey.PassengerId,
        ["出发地"] = ExtraKey.DepartureStation,
        ["到达地"] = ExtraKey.DestinationStation,
        ["出行车次"] = "trainNumber",
        ["日期"] = ExtraKey.TravelDate,
        ["出行日期"] = ExtraKey.TravelDate,
        ["时间"] = "departureTime",
        ["等级"] = ExtraKey.SeatClass,
        ["交通工具类型"] = ExtraKey.Vehicle,
        ["跨区域涉税事项报验管理编号"] = "crossRegionNumber",
        ["建筑服务发生地"] = "constructionPlace",
        ["建筑项目名称"] = "constructionProject",
        ["产权证书/不动产权证号"] = "propertyCertificate",
        ["运输工具种类"] = "transportTool",
        ["运输工具牌号"] = "transportPlate",
        ["起运地"] = "freightFrom",
        ["运输货物名称"] = "freightGoods",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly Dictionary<string, List<List<(string Name, string Value)>>> _byKey = new(StringComparer.Ordinal);

    /// <summary>Reads a sheet; gives the number of its rows.</summary>
    public int Read(SheetTop top)
    {
        var scan = new TableScan(top);
        RowReader? reader = null;
        foreach (var (table, row, kind) in scan.Read())
        {
            if (reader?.Table != table)
            {
                reader = new RowReader(context, table, top.Sheet.Name, RowStyle.Bureau);
            }

            var numbers = reader.Identify(row);
            if (kind != RowKind.Invoice || InvoiceIdentity.Key(numbers.Code, numbers.Number) is not { } key)
            {
                continue;
            }

            if (!_byKey.TryGetValue(key, out var rows))
            {
                _byKey.Add(key, rows = []);
            }

            if (rows.Count == Limits.LinesPerInvoice)
            {
                throw new LimitExceededException();
            }

            rows.Add([.. table.Unknown.Select(column => Field(column.Heading, CellWords.Of(row[column.Place]) ?? ""))]);
        }

        return scan.Rows;
    }

    /// <summary>Gives every reading the fields of its number.</summary>
    public void Join(List<Reading> readings)
    {
        for (var index = 0; index < readings.Count && _byKey.Count > 0; index++)
        {
            var rows = InvoiceIdentity
                .Keys(readings[index])
                .Select(key => _byKey.GetValueOrDefault(key))
                .FirstOrDefault(found => found is not null);
            if (rows is not null)
            {
                readings[index] = readings[index] with { Extra = Joined(readings[index].Extra, rows) };
            }
        }
    }

    private static Dictionary<string, string> Joined(
        IReadOnlyDictionary<string, string> extra,
        List<List<(string Name, string Value)>> rows
    )
    {
        var joined = new Dictionary<string, string>(extra, StringComparer.Ordinal);
        for (var index = 0; index < rows.Count; index++)
        {
            foreach (var (name, value) in rows[index].Where(field => field.Value.Length > 0))
            {
                joined[ExtraKey.Numbered(name, index + 1)] = value;
            }
        }

        return joined;
    }

    private static (string Name, string Value) Field(string heading, string value)
    {
        var name = Names.GetValueOrDefault(ColumnNames.Form(heading), heading);
        return name switch
        {
            ExtraKey.PassengerName => (name, PersonMask.Name(value)),
            ExtraKey.PassengerId => (name, PersonMask.Id(value)),
            _ => (name, value),
        };
    }
}
