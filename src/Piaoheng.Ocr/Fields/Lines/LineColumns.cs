using Piaoheng.Ocr.Fields.Labels;
using Piaoheng.Ocr.Fields.Layout;

namespace Piaoheng.Ocr.Fields.Lines;

/// <summary>Columns of the goods table, by their headings.</summary>
internal sealed class LineColumns
{
    private static readonly (string Heading, string Key)[] Headings =
    [
        ("货物或应税劳务、服务名称", "name"),
        ("货物或应税劳务名称", "name"),
        ("货物或应税劳务", "name"),
        ("项目名称", "name"),
        ("规格型号", "spec"),
        ("车牌号", "plate"),
        ("车辆类型", "vehicle"),
        ("类型", "vehicle"),
        ("通行日期起", "from"),
        ("通行日期止", "to"),
        ("单位", "unit"),
        ("数量", "quantity"),
        ("单价", "unitPrice"),
        ("金额", "amount"),
        ("税率/征收率", "taxRate"),
        ("税率", "taxRate"),
        ("税额", "tax"),
    ];

    /// <summary>How exactly cells stand under their heading, in heights.</summary>
    private const float EdgeWidth = 0.5f;

    private readonly List<(string Key, float X, float Width)> _columns = [];

    public LineColumns(TextRow? headings)
    {
        if (headings is null)
        {
            return;
        }

        var text = headings.All.Text;
        foreach (var (heading, key) in Headings)
        {
            var at = LabelText.Find(text, heading);
            if (at >= 0 && !_columns.Exists(column => string.Equals(column.Key, key, StringComparison.Ordinal)))
            {
                var slice = headings.All.Slice(at, heading.Length);
                // Letters that are far apart do not belong to one heading.
                if (slice.Right - slice.Left < 14 * headings.Height)
                {
                    _columns.Add((key, slice.X, slice.Right - slice.Left));
                }
            }
        }

        _columns.Sort(static (left, right) => left.X.CompareTo(right.X));
    }

    /// <summary>Whether there is such a column.</summary>
    public bool Has(string key) => _columns.Exists(column => string.Equals(column.Key, key, StringComparison.Ordinal));

    /// <summary>Middle of the heading of a column; null when it was not found.</summary>
    public float? MiddleOf(string key) =>
        _columns.Exists(column => string.Equals(column.Key, key, StringComparison.Ordinal))
            ? _columns.Find(column => string.Equals(column.Key, key, StringComparison.Ordinal)).X
            : null;

    /// <summary>Whether one column stands left of another.</summary>
    public bool IsBefore(string left, string right) => MiddleOf(left) is { } a && MiddleOf(right) is { } b && a < b;

    /// <summary>Where a column begins: half-way to the heading before it.</summary>
    public float LeftOf(string key)
    {
        var at = _columns.FindIndex(column => string.Equals(column.Key, key, StringComparison.Ordinal));
        return at <= 0
            ? float.MinValue
            : ((_columns[at - 1].X + (_columns[at - 1].Width / 2)) + (_columns[at].X - (_columns[at].Width / 2))) / 2;
    }

    /// <summary>Where a column ends: half-way to the next heading.</summary>
    public float RightOf(string key)
    {
        var at = _columns.FindIndex(column => string.Equals(column.Key, key, StringComparison.Ordinal));
        return at < 0 || at == _columns.Count - 1 ? float.MaxValue : LeftOf(_columns[at + 1].Key);
    }

    /// <summary>The place in a piece at which a column begins, whose cells stand at the left under its heading; null where the piece does not reach into it.</summary>
    public int? EdgeWithin(Piece piece, string key)
    {
        var column = _columns.Find(column => string.Equals(column.Key, key, StringComparison.Ordinal));
        var edge = column.X - (column.Width / 2);
        if (column.Key is null || piece.Left > edge - (2 * piece.Height) || piece.Right < edge + piece.Height)
        {
            return null;
        }

        var nearest = Enumerable.Range(1, piece.Glyphs.Count - 1).MinBy(at => MathF.Abs(piece.Glyphs[at].Left - edge));
        return MathF.Abs(piece.Glyphs[nearest].Left - edge) < EdgeWidth * piece.Height ? nearest : null;
    }

    /// <summary>The column whose heading is nearest, of those named.</summary>
    public string? Nearest(float x, params ReadOnlySpan<string> keys)
    {
        string? nearest = null;
        var distance = float.MaxValue;
        foreach (var key in keys)
        {
            if (MiddleOf(key) is { } middle && MathF.Abs(middle - x) < distance)
            {
                (nearest, distance) = (key, MathF.Abs(middle - x));
            }
        }

        return nearest;
    }
}
