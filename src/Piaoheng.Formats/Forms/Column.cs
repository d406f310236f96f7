using Piaoheng.Core.Invoices;
using Piaoheng.Core.Text;

namespace Piaoheng.Formats.Forms;

/// <summary>A column of the item table, known by its heading.</summary>
/// <param name="Field">What it holds.</param>
/// <param name="X">Left edge of the heading.</param>
/// <param name="Right">Right edge of the heading.</param>
/// <param name="Key">For <see cref="ColumnField.Extra"/>: the name under which its value goes into the extra fields.</param>
internal sealed record Column(ColumnField Field, double X, double Right, string? Key = null)
{
    // Headings, half-width and without spaces, longest first so that 单位 is not found inside 面积单位.
    private static readonly (string Heading, ColumnField Field, string? Key)[] Headings =
    [
        ("货物或应税劳务、服务名称", ColumnField.Name, null),
        ("货物或应税劳务服务名称", ColumnField.Name, null),
        ("产权证书/不动产权证号码", ColumnField.Extra, "propertyCertificate"),
        ("产权证书/不动产权证号", ColumnField.Extra, "propertyCertificate"),
        ("货物或应税劳务名称", ColumnField.Name, null),
        ("建筑服务发生地", ColumnField.Extra, "constructionPlace"),
        ("货物(劳务)名称", ColumnField.Name, null),
        ("建筑项目名称", ColumnField.Extra, "constructionProject"),
        ("税率/征收率", ColumnField.TaxRate, null),
        ("通行日期起", ColumnField.Extra, ExtraKey.PassageFrom),
        ("通行日期止", ColumnField.Extra, ExtraKey.PassageTo),
        ("金额(元)", ColumnField.Amount, null),
        ("车牌号码", ColumnField.Extra, ExtraKey.PlateNumber),
        ("车辆类型", ColumnField.Extra, ExtraKey.VehicleType),
        ("项目名称", ColumnField.Name, null),
        ("规格型号", ColumnField.Spec, null),
        ("面积单位", ColumnField.Unit, null),
        ("商品名称", ColumnField.Name, null),
        ("车牌号", ColumnField.Extra, ExtraKey.PlateNumber),
        ("征收率", ColumnField.TaxRate, null),
        ("序号", ColumnField.Sequence, null),
        ("类型", ColumnField.Extra, ExtraKey.VehicleType),
        ("单位", ColumnField.Unit, null),
        ("数量", ColumnField.Quantity, null),
        ("单价", ColumnField.UnitPrice, null),
        ("金额", ColumnField.Amount, null),
        ("税率", ColumnField.TaxRate, null),
        ("税额", ColumnField.Tax, null),
        ("名称", ColumnField.Name, null),
        ("项目", ColumnField.Name, null),
    ];

    public double CenterX => (X + Right) / 2;

    /// <summary>Whether only figures may stand in the column.</summary>
    public bool IsNumeric => Field is ColumnField.Quantity or ColumnField.UnitPrice or ColumnField.Amount or ColumnField.Tax;

    /// <summary>The headings in a row, from left to right.</summary>
    public static List<Column> In(TextRow row)
    {
        var columns = new List<Column>();
        var used = new bool[row.Match.Length];
        foreach (var (heading, field, key) in Headings)
        {
            foreach (var spot in Spot.In(row, heading))
            {
                var end = spot.Start + heading.Length;
                if (!spot.HasColon && used.AsSpan(spot.Start, heading.Length).IndexOf(true) < 0)
                {
                    used.AsSpan(spot.Start, heading.Length).Fill(true);
                    columns.Add(new Column(field, row.LeftOf(spot.Start), row.RightOf(end - 1), key));
                }
            }
        }

        if (columns.Exists(static column => column.Field == ColumnField.Amount))
        {
            columns.AddRange(Unknown(row, used));
        }

        columns.Sort(static (a, b) => a.X.CompareTo(b.X));
        return columns;
    }

    // A heading that is not known still bounds its neighbours, and its values are kept under the heading itself.
    private static IEnumerable<Column> Unknown(TextRow row, bool[] used)
    {
        for (var start = 0; start < used.Length; )
        {
            var end = start + 1;
            while (end < used.Length && !used[end] && !used[start] && !row.StartsRun(end))
            {
                end++;
            }

            var heading = CompatibilityForm.Fold(row.Slice(start, end));
            if (!used[start] && heading.Length >= 2 && heading.All(static c => c is >= '\u4E00' and <= '\u9FFF'))
            {
                yield return new Column(ColumnField.Extra, row.LeftOf(start), row.RightOf(end - 1), heading);
            }

            start = end;
        }
    }
}
