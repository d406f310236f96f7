using System.Globalization;
using Piaoheng.Core.Money;
using Piaoheng.Formats.Workbooks.Writing;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>列 of the list of invoices: on the screen, on paper and in what is taken out.</summary>
/// <param name="Id">Id in addresses.</param>
/// <param name="Heading">Heading.</param>
/// <param name="Width">Pixels; 0 = it takes what is left.</param>
/// <param name="Cells">What is taken out of it, cell by cell.</param>
internal sealed record InvoiceColumn(string Id, string Heading, int Width, IReadOnlyList<ColumnCell> Cells)
{
    /// <summary>Narrowest and widest that somebody may have it.</summary>
    public static readonly (int Least, int Most) Widths = (40, 600);

    /// <summary>Pixels in English, whose words are longer or shorter; null = as in Chinese.</summary>
    public int? EnglishWidth { get; init; }

    /// <summary>Whether it holds amounts, which stand right.</summary>
    public bool IsAmount { get; init; }

    /// <summary>Whether a phone has room for it.</summary>
    public bool IsOnPhone { get; init; }

    /// <summary>Whether it is shown to who has chosen nothing.</summary>
    public bool IsShownFirst { get; init; } = true;

    /// <summary>What its heading sorts by; null = nothing.</summary>
    public SortKey? Sort { get; init; }
}

/// <summary>A cell of what is taken out.</summary>
/// <param name="Heading">Heading.</param>
/// <param name="Width">Width in characters.</param>
/// <param name="Of">Its content.</param>
internal sealed record ColumnCell(string Heading, int Width, Func<InvoiceRow, RowVerdict, KindNames, SheetCell> Of);

/// <summary>所有列.</summary>
internal static class InvoiceColumns
{
    /// <summary>Stands for every column in addresses.</summary>
    public const string Everything = "all";

    /// <summary>Every column, in the order of who has chosen nothing.</summary>
    public static IReadOnlyList<InvoiceColumn> All { get; } =
    [
        new("direction", "方向", 60, [new("方向", 8, (row, _, _) => InvoiceWords.Of(row.Direction))]) { IsShownFirst = false },
        new(
            "number",
            "发票号码",
            170,
            [new("发票代码", 14, (row, _, _) => row.Code), new("发票号码", 24, (row, _, _) => row.Number)]
        )
        {
            IsOnPhone = true,
            Sort = SortKeys.Find("number"),
        },
        new("kind", "票种", 90, [new("票种", 16, (row, _, kinds) => kinds.Short(row.Kind))])
        {
            Sort = SortKeys.Find("kind"),
            EnglishWidth = 124,
        },
        new("date", "开票日期", 92, [new("开票日期", 12, (row, _, _) => SheetCell.Date(row.IssueDate))])
        {
            Sort = SortKeys.Date,
            EnglishWidth = 86,
        },
        new("party", "对方单位", 0, [new("对方单位", 36, (row, _, _) => row.Counterparty?.Shown)])
        {
            IsOnPhone = true,
            Sort = SortKeys.Find("party"),
        },
        new("party-number", "对方识别号", 160, [new("对方识别号", 22, (row, _, _) => row.Counterparty?.TaxId)])
        {
            IsShownFirst = false,
        },
        new(
            "seller",
            "销方",
            190,
            [new("销方识别号", 22, (row, _, _) => row.Seller?.TaxId), new("销方名称", 36, (row, _, _) => row.Seller?.Name)]
        )
        {
            IsShownFirst = false,
        },
        new(
            "buyer",
            "购方",
            190,
            [new("购方识别号", 22, (row, _, _) => row.Buyer?.TaxId), new("购方名称", 36, (row, _, _) => row.Buyer?.Name)]
        )
        {
            IsShownFirst = false,
        },
        Money("amount", "金额", 98, row => row.Amount),
        Money("tax", "税额", 94, row => row.Tax),
        Money("total", "价税合计", 98, row => row.Total) with
        {
            IsOnPhone = true,
        },
        new(
            "face",
            "票面状态",
            78,
            [new("票面状态", 12, (row, _, _) => InvoiceWords.Face(row.Void, row.Red, row.Risk, row.IsRed).Word)]
        )
        {
            EnglishWidth = 66,
        },
        new("findings", "检查", 66, [new("检查结果", 10, (row, _, _) => InvoiceWords.Of(row.Severity).Word)])
        {
            EnglishWidth = 82,
        },
        new("result", "核对结果", 118, [new("核对结果", 18, (_, verdict, _) => verdict.Words)]) { EnglishWidth = 136 },
        new("use", "使用", 66, [new("使用", 10, (row, _, _) => UseWord(row))]) { IsShownFirst = false },
        Money("used", "已用金额", 98, row => row.Uses == 0 ? null : row.Used) with
        {
            IsShownFirst = false,
        },
        Money("unused", "未用余额", 98, row => row.Uses == 0 ? null : row.Total - row.Used) with
        {
            IsShownFirst = false,
            Sort = null,
        },
        new("originals", "原件", 60, [new("原件份数", 10, (row, _, _) => row.Originals)])
        {
            IsShownFirst = false,
            Sort = SortKeys.Find("originals"),
        },
        new(
            "source",
            "来源",
            66,
            [new("取值来源", 12, (row, _, _) => row.Originals == 0 ? "无原件" : InvoiceWords.Source(row.Source).Word)]
        )
        {
            Sort = SortKeys.Find("source"),
        },
    ];

    /// <summary>使用 in a word.</summary>
    public static string UseWord(InvoiceRow row) =>
        row.Uses == 0 ? "未使用"
        : row.Total is not { } total ? "已使用"
        : row.Used > total && total > Yuan.Zero ? "超额"
        : row.Used == total ? "已用完"
        : "部分";

    private static InvoiceColumn Money(string id, string heading, int width, Func<InvoiceRow, Yuan?> of) =>
        new(id, heading, width, [new(heading, 16, (row, _, _) => SheetCell.Money(of(row)))])
        {
            IsAmount = true,
            Sort = SortKeys.Find(id),
        };
}

/// <summary>列布局: which columns are shown, in which order, how wide.</summary>
/// <param name="Columns">The columns with their widths.</param>
internal sealed record ColumnLayout(IReadOnlyList<(InvoiceColumn Column, int Width)> Columns)
{
    /// <summary>Name of the preference that keeps it.</summary>
    public const string Preference = "invoices.columns";

    /// <summary>As it is for who has chosen nothing.</summary>
    public static ColumnLayout First { get; } =
        new([.. InvoiceColumns.All.Where(column => column.IsShownFirst).Select(column => (column, column.Width))]);

    /// <summary>Every column.</summary>
    public static ColumnLayout Everything { get; } = new([.. InvoiceColumns.All.Select(column => (column, column.Width))]);

    /// <summary>Whether nothing was chosen.</summary>
    public bool IsFirst => ReferenceEquals(this, First);

    /// <summary>Whether the column is shown.</summary>
    public bool Has(InvoiceColumn column) => Columns.Any(each => each.Column == column);

    /// <summary>The same with one column of another width; what is not shown stays as it is.</summary>
    public ColumnLayout With(string column, int width) =>
        new([
            .. Columns.Select(each =>
                each.Column.Id == column
                    ? (each.Column, Math.Clamp(width, InvoiceColumn.Widths.Least, InvoiceColumn.Widths.Most))
                    : each
            ),
        ]);

    /// <summary>As it stands in addresses and preferences: <c>number-178,party,total-98</c>.</summary>
    public string Text =>
        string.Join(
            ',',
            Columns.Select(each =>
                each.Width == each.Column.Width
                    ? each.Column.Id
                    : string.Create(CultureInfo.InvariantCulture, $"{each.Column.Id}:{each.Width}")
            )
        );

    /// <summary>The layout of a text; null when it names no column.</summary>
    public static ColumnLayout? Parse(string? text)
    {
        if (text == InvoiceColumns.Everything)
        {
            return Everything;
        }

        List<(InvoiceColumn, int)> columns =
        [
            .. (text ?? "")
                .Split(',')
                .Select(part => part.Split(':'))
                .Select(part => (Column: Find(part[0]), Width: part is [_, var width] ? WidthOf(width) : null))
                .Where(each => each.Column is not null)
                .DistinctBy(each => each.Column)
                .Select(each => (each.Column!, each.Width ?? each.Column!.Width)),
        ];
        return columns.Count == 0 ? null : new ColumnLayout(columns);
    }

    private static InvoiceColumn? Find(string id) =>
        InvoiceColumns.All.FirstOrDefault(column => string.Equals(column.Id, id, StringComparison.Ordinal));

    private static int? WidthOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var width)
            ? Math.Clamp(width, InvoiceColumn.Widths.Least, InvoiceColumn.Widths.Most)
            : null;
}
