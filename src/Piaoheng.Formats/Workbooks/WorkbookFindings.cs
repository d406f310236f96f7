using System.Globalization;
using Piaoheng.Core.Money;
using Piaoheng.Core.Text;
using Piaoheng.Core.Validation;

namespace Piaoheng.Formats.Workbooks;

/// <summary>表格读取的检查结果: everything that reading workbooks has to say, with codes <c>FMT-1xx</c>.</summary>
internal static class WorkbookFindings
{
    /// <summary>Digits of a number are lost: the row has no identity.</summary>
    public static Finding NumberLost(string field, string raw) =>
        new(
            new CodedText(
                "FMT-100",
                "号码已被表格软件改成数值“{raw}”，末尾数字丢失，不能据以识别发票；请将该列设为文本后重新导出",
                ("raw", raw)
            ),
            Severity.Error,
            field,
            Found: raw
        );

    /// <summary>Leading zeros were put back.</summary>
    public static Finding ZerosRestored(string field, string found, string restored) =>
        new(
            new CodedText("FMT-101", "号码“{found}”缺少开头的 0，已按“{restored}”读取", ("found", found), ("restored", restored)),
            Severity.Warn,
            field,
            restored,
            found
        );

    /// <summary>Code and number are a 20-digit number cut in two.</summary>
    public static Finding Rejoined(string code, string number) =>
        new(
            new CodedText(
                "FMT-102",
                "发票代码“{code}”与号码“{number}”是拆开的 20 位数电票号码，已合并读取",
                ("code", code),
                ("number", number)
            ),
            Severity.Info,
            "invoiceNumber",
            code + number,
            code + " " + number
        );

    /// <summary>A cell that should be a day and is none.</summary>
    public static Finding DateUnreadable(string field, string raw) =>
        new(new CodedText("FMT-103", "日期“{raw}”无法识别", ("raw", raw)), Severity.Error, field, Found: raw);

    /// <summary>A cell that should be an amount and is none.</summary>
    public static Finding AmountUnreadable(string field, string raw) =>
        new(new CodedText("FMT-104", "金额“{raw}”无法识别", ("raw", raw)), Severity.Error, field, Found: raw);

    /// <summary>An amount with more than two places.</summary>
    public static Finding MoreThanFen(string field, string printed, Yuan rounded) =>
        new(
            new CodedText(
                "FMT-105",
                "金额“{printed}”超过两位小数，核对时按 {rounded} 计",
                ("printed", printed),
                ("rounded", rounded.ToString())
            ),
            Severity.Warn,
            field,
            rounded.ToString(),
            printed
        );

    /// <summary>票种 that no kind is known for.</summary>
    public static Finding UnknownKind(string text) =>
        new(new CodedText("FMT-106", "票种“{text}”未收录，已按原文保留", ("text", text)), Severity.Warn, "kind", Found: text);

    /// <summary>A row of the bureau without a number.</summary>
    public static Finding NoNumber() =>
        new(new CodedText("FMT-107", "该行没有发票号码，不能参与核对"), Severity.Error, "invoiceNumber");

    /// <summary>A row of a delimited text that is shorter or longer than its header.</summary>
    public static Finding RowOfOtherLength(int fields, int headings) =>
        new(
            new CodedText(
                "FMT-113",
                "该行有 {fields} 栏，表头有 {headings} 栏，内容可能被截断或错位，请核对原表",
                ("fields", fields.ToString(CultureInfo.InvariantCulture)),
                ("headings", headings.ToString(CultureInfo.InvariantCulture))
            ),
            Severity.Error,
            Expected: headings.ToString(CultureInfo.InvariantCulture),
            Found: fields.ToString(CultureInfo.InvariantCulture)
        );

    /// <summary>A cell that every row of the bureau fills and this one does not.</summary>
    public static Finding BlankCell(string field, string name) =>
        new(new CodedText("FMT-114", "该行没有{name}，请核对原表", ("name", name)), Severity.Warn, field);

    /// <summary>A column that every list of this layout has.</summary>
    public static Finding NoColumn(string field, string name) =>
        new(
            new CodedText("FMT-135", "表头中没有“{name}”一栏，该项未读取，请核对原表或重新导出", ("name", name)),
            Severity.Warn,
            field
        );

    /// <summary>是否正数发票 contradicts the sign of the amounts.</summary>
    public static Finding SignContradicts(string mark, string total) =>
        new(
            new CodedText("FMT-108", "是否正数发票为“{mark}”，价税合计却为 {total}", ("mark", mark), ("total", total)),
            Severity.Warn,
            "totalInclTax",
            Found: total
        );

    /// <summary>Several invoices in one row of a ledger.</summary>
    public static Finding SeveralNumbers(int count) =>
        new(
            new CodedText("FMT-109", "该行写有 {count} 个发票号码，金额无法分到各张发票，只核对号码", ("count", Number(count))),
            Severity.Warn,
            "usedAmount"
        );

    /// <summary>The red state follows from red invoices of the same file.</summary>
    public static Finding RedDerived(string stated, string redNumbers) =>
        new(
            new CodedText(
                "FMT-110",
                "状态写为“{stated}”，但同一文件中有红字发票 {red} 冲销本票，已按红冲处理",
                ("stated", stated),
                ("red", redNumbers)
            ),
            Severity.Info,
            "status.red"
        );

    /// <summary>All 20-digit numbers of a table end in zeros: a spreadsheet has cut them to 15 digits.</summary>
    public static Finding NumberCut(string raw) =>
        new(
            new CodedText(
                "FMT-111",
                "号码“{raw}”后五位全为 0，同表各行皆然，应是表格软件只保留了 15 位，不能据以识别发票；请将该列设为文本后重新导出",
                ("raw", raw)
            ),
            Severity.Error,
            "invoiceNumber",
            Found: raw
        );

    /// <summary>A number with words around it in one cell.</summary>
    public static Finding NumberAmongWords(string field, string raw, string number) =>
        new(
            new CodedText("FMT-112", "号码单元格写作“{raw}”，按其中的号码 {number} 读取", ("raw", raw), ("number", number)),
            Severity.Info,
            field,
            number,
            raw
        );

    /// <summary>The total row of a sheet disagrees with the sum of its rows.</summary>
    public static Finding TotalDisagrees(string sheet, string column, string field, Yuan stated, Yuan sum) =>
        new(
            new CodedText(
                "FMT-120",
                "工作表“{sheet}”合计行的{column}为 {stated}，各行相加为 {sum}，相差 {gap}；文件可能被改动或不完整",
                ("sheet", sheet),
                ("column", column),
                ("stated", stated.ToString()),
                ("sum", sum.ToString()),
                ("gap", (stated - sum).ToString())
            ),
            Severity.Error,
            field,
            stated.ToString(),
            sum.ToString()
        );

    /// <summary>The two sheets of 全量发票查询 do not hold the same invoices.</summary>
    public static Finding SheetsDisagree(IReadOnlyList<string> onlyInHeaders, IReadOnlyList<string> onlyInLines) =>
        new(
            new CodedText(
                "FMT-121",
                "两个工作表的发票不一致，文件未读取：只在“发票基础信息”的 {headerCount} 张（{onlyHeaders}），只在“信息汇总表”的 {lineCount} 张（{onlyLines}）；请重新导出",
                ("headerCount", Number(onlyInHeaders.Count)),
                ("onlyHeaders", List(onlyInHeaders)),
                ("lineCount", Number(onlyInLines.Count)),
                ("onlyLines", List(onlyInLines))
            ),
            Severity.Error
        );

    /// <summary>A bureau file that the user called ours.</summary>
    public static Finding IsBureauFile(string file) =>
        new(
            new CodedText("FMT-123", "“{file}”是税务局导出的清单，已作为税局数据读取，不计入账内", ("file", file)),
            Severity.Warn
        );

    /// <summary>A table that shows nothing of the bureau and was called its list.</summary>
    public static Finding TakenAsBureauFile(string file) =>
        new(
            new CodedText(
                BureauLayouts.TakenByWord,
                "“{file}”的工作表名、表头和文件名都不是税局清单的样子，按所选作为税局数据读取；如果它是本单位台账，请改选账内重新导入",
                ("file", file)
            ),
            Severity.Warn
        );

    /// <summary>The owner was found by the same number in every row.</summary>
    public static Finding OwnerInferred(string taxId, string party) =>
        new(
            new CodedText(
                "FMT-124",
                "未指明本单位，各行{party}均为 {taxId}，据此判断进项或销项",
                ("party", party),
                ("taxId", taxId)
            ),
            Severity.Info
        );

    /// <summary>Neither the user nor the file tells the direction.</summary>
    public static Finding NoDirection() =>
        new(
            new CodedText("FMT-125", "无法判断是进项还是销项，税局数据的覆盖范围不能成立；请指明本单位纳税人识别号"),
            Severity.Warn
        );

    /// <summary>No row of a bureau file names the taxpayer.</summary>
    public static Finding OtherTaxpayer(string taxpayer, string owner) =>
        new(
            new CodedText(
                "FMT-126",
                "文件中没有一行的购方或销方是 {taxpayer}，清单似属于 {owner}；请确认登录的单位与所选单位一致",
                ("taxpayer", taxpayer),
                ("owner", owner)
            ),
            Severity.Error,
            "taxpayerId",
            taxpayer,
            owner
        );

    /// <summary>Sheets with a table that were not read.</summary>
    public static Finding SheetsNotRead(IReadOnlyList<string> sheets) =>
        new(new CodedText("FMT-127", "工作表 {sheets} 未读取", ("sheets", List(sheets))), Severity.Info);

    /// <summary>Hidden sheets with a table that were not read.</summary>
    public static Finding HiddenNotRead(IReadOnlyList<string> sheets) =>
        new(
            new CodedText("FMT-128", "隐藏的工作表 {sheets} 未读取；如需读取请取消隐藏", ("sheets", List(sheets))),
            Severity.Warn
        );

    /// <summary>Rows of a ledger without a number of an invoice.</summary>
    public static Finding RowsWithoutNumber(int count, string first) =>
        new(
            new CodedText(
                "FMT-129",
                "{count} 行没有发票号码，未参与核对（首行：{first}）",
                ("count", Number(count)),
                ("first", first)
            ),
            Severity.Info
        );

    /// <summary>The export reached its ceiling.</summary>
    public static Finding Truncated(int rows, int ceiling, string proven) =>
        new(
            new CodedText(
                WorkbookCodes.Truncated,
                "文件有 {rows} 行，达到单次导出上限 {ceiling} 行，可能被截断；{proven}",
                ("rows", Number(rows)),
                ("ceiling", Number(ceiling)),
                ("proven", proven)
            ),
            Severity.Warn
        );

    /// <summary>Rows stand outside the range that the file states.</summary>
    public static Finding RangeContradicted(string range, string day) =>
        new(
            new CodedText(
                "FMT-131",
                "文件名或标题写明的范围 {range} 之外有开票日期 {day} 的发票，该范围不可信，改按各行日期推断",
                ("range", range),
                ("day", day)
            ),
            Severity.Warn
        );

    /// <summary>A 勾选 list of one half only.</summary>
    public static Finding SelectionIsHalf(bool isSelected) =>
        new(
            new CodedText(
                "FMT-132",
                "清单只含{present}发票；另一半（{absent}）也导入后才能据以判断税局无某张发票",
                ("present", isSelected ? "已勾选" : "未勾选"),
                ("absent", isSelected ? "未勾选" : "已勾选")
            ),
            Severity.Info
        );

    /// <summary>The characters do not fit the encoding.</summary>
    public static Finding WrongEncoding(string file) =>
        new(
            new CodedText(
                "FMT-133",
                "“{file}”的文字编码混乱（既非 UTF-8、UTF-16，也非 GB18030），未读取；请另存为 UTF-8 后重试",
                ("file", file)
            ),
            Severity.Error
        );

    /// <summary>A ledger states 金额 without saying whether with tax.</summary>
    public static Finding BasisUnknown(string heading) =>
        new(
            new CodedText(
                "FMT-134",
                "“{heading}”列未说明含税还是不含税；请在表头注明“含税金额”或“不含税金额”，以便准确核对",
                ("heading", heading)
            ),
            Severity.Info
        );

    // Exact numbers; a list of thousands helps nobody.
    private const int Listed = 50;

    private static string List(IReadOnlyList<string> items)
    {
        if (items.Count == 0)
        {
            return "无";
        }

        var shown = string.Join('、', items.Take(Listed));
        return items.Count > Listed ? shown + "……" : shown;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
