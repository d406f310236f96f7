using Piaoheng.Core.Invoices;
using Piaoheng.Core.Text;
using Piaoheng.Core.Validation;

namespace Piaoheng.Formats;

/// <summary>读不出的说明: the sentence that goes with every file that gave no invoice: what happened, to which file, what to do next.</summary>
/// <remarks>Codes <c>FMT-…</c> are stable. Every unreadable reading carries one of these findings.</remarks>
public static class UnreadableText
{
    /// <summary>Code of the question whether a table is ours or the bureau's.</summary>
    public const string NeedsSideCode = "FMT-051";

    /// <summary>What is said where nothing more is known than the reason.</summary>
    public static CodedText Of(string reason, string file) =>
        reason switch
        {
            UnreadableReason.Empty => Text("FMT-001", "“{file}”是空文件，请重新下载或向开票方索取", file),
            UnreadableReason.TooLarge => Text("FMT-002", "“{file}”超出读取限额，请拆分后分别导入", file),
            UnreadableReason.Encrypted => Text("FMT-004", "“{file}”设有密码，请解除密码后重新导入", file),
            UnreadableReason.Unsupported => Text(
                "FMT-005",
                "“{file}”不是可识别的文件类型，请改用 XML、OFD、PDF 或 Excel 文件",
                file
            ),
            UnreadableReason.NeedsOcr => Text(
                "FMT-006",
                "“{file}”是图片或没有文字层，需要文字识别；原件已保留，启用文字识别后自动重读",
                file
            ),
            UnreadableReason.Timeout => Text("FMT-007", "“{file}”读取超时，请拆分后重试，或手工录入", file),
            UnreadableReason.WorkerDied => Text("FMT-008", "读取“{file}”时读取进程异常终止，请重新下载后重试，或手工录入", file),
            UnreadableReason.NoAccess => Text("FMT-009", "“{file}”无法打开，请检查文件是否被占用或没有读取权限", file),
            UnreadableReason.UnknownLayout => Text("FMT-050", "“{file}”中找不到含发票号码的表头，请确认导出的是发票清单", file),
            UnreadableReason.NeedsSide => Text(
                NeedsSideCode,
                "无法判断“{file}”是本单位账簿还是税务局清单，请指明属于哪一方",
                file
            ),
            UnreadableReason.Inconsistent => Text("FMT-052", "“{file}”各工作表内容互相矛盾，请重新导出", file),
            UnreadableReason.WebPage => WebPage(file),
            UnreadableReason.LockFile => Text(
                "FMT-041",
                "“{file}”是 Excel 打开文件时的临时锁定文件，可忽略；请导入表格本身",
                file
            ),
            UnreadableReason.OtherDocument => Text("FMT-042", "“{file}”不是发票，已作为其他文件保留", file),
            _ => Broken(file),
        };

    /// <summary>A picture that recognition looked at and found no invoice on.</summary>
    public static CodedText NotRecognised(string file) =>
        Text("FMT-015", "没有从“{file}”中认出发票；原件已保留，请换用清晰、完整的图片，或手工录入", file);

    /// <summary>A page without text and without a picture that covers it: only lines of a drawing.</summary>
    public static CodedText WithoutPicture(string file) =>
        Text("FMT-017", "“{file}”没有文字层，也没有整页图像，无法识别；请向开票方索取原始文件，或手工录入", file);

    /// <summary>A picture of a type that is not decoded.</summary>
    public static CodedText PictureType(string file) =>
        Text("FMT-016", "“{file}”的图片格式或压缩方式无法读取，请另存为 JPG 或 PNG 后重新导入", file);

    /// <summary>Cut off or damaged.</summary>
    public static CodedText Broken(string file) => Text("FMT-003", "“{file}”已损坏或不完整，请重新下载或向开票方索取", file);

    /// <summary>XML that is not well-formed.</summary>
    public static CodedText MalformedXml(string file) =>
        Text("FMT-010", "“{file}”不是完整的 XML（可能下载中断），请重新下载", file);

    /// <summary>XML with a document type declaration.</summary>
    public static CodedText ForbiddenXml(string file) =>
        Text("FMT-011", "“{file}”含有文档类型声明（DTD），发票文件不应有此内容，已拒绝读取；请核实来源", file);

    /// <summary>XML deeper or longer than the limits.</summary>
    public static CodedText ExcessiveXml(string file) =>
        Text("FMT-012", "“{file}”的 XML 层数或长度超出限额，已停止读取；请核实来源", file);

    /// <summary>XML read after bare ampersands or control characters were set right.</summary>
    public static Finding Careless() =>
        new(
            new CodedText("FMT-014", "XML 中有未转义的“&”或控制字符，已按修正后的内容读取；请核对，必要时重新取得原件"),
            Severity.Warn
        );

    /// <summary>One element that stands several times and says different things.</summary>
    public static Finding Repeated(string name, string first, string other) =>
        new(
            new CodedText(
                "FMT-061",
                "文件中“{name}”出现多次且内容不同（“{first}”“{other}”），按第一处读取，请核对原件",
                ("name", name),
                ("first", first),
                ("other", other)
            ),
            Severity.Error,
            Expected: first,
            Found: other
        );

    /// <summary>A value that every invoice of the kind has and the file lacks.</summary>
    public static Finding Absent(string field, string name) =>
        new(new CodedText("FMT-062", "文件中没有{name}，请核对原件后补录", ("name", name)), Severity.Warn, field);

    /// <summary>An invoice with more lines or groups than the limits.</summary>
    public static CodedText TooManyLines(string file) =>
        new(
            "FMT-013",
            "“{file}”的明细超过 {limit} 行，已停止读取；请核实来源",
            ("file", file),
            ("limit", Limits.LinesPerInvoice.ToString(Invariant))
        );

    /// <summary>An archive whose directory cannot be read, or a member whose bytes are damaged.</summary>
    public static CodedText BrokenArchive(string file) => Text("FMT-020", "压缩包“{file}”已损坏或不完整，请重新下载后导入", file);

    /// <summary>A workbook whose package cannot be opened: cut off or damaged.</summary>
    public static CodedText BrokenWorkbook(string file) =>
        Text("FMT-027", "Excel 工作簿“{file}”已损坏或不完整，请重新导出或下载后导入", file);

    /// <summary>A member that needs a password.</summary>
    public static CodedText EncryptedMember(string file) =>
        Text("FMT-021", "压缩包内的“{file}”设有密码，请解压后导入其中的文件", file);

    /// <summary>More members than the limit.</summary>
    public static CodedText TooManyMembers(string file) =>
        new(
            "FMT-022",
            "压缩包“{file}”内的文件超过 {limit} 个，请拆分后分别导入",
            ("file", file),
            ("limit", Limits.ArchiveMembers.ToString(Invariant))
        );

    /// <summary>A member, or the archive as a whole, that unpacks to more than the limits.</summary>
    public static CodedText ArchiveTooLarge(string file) =>
        Text("FMT-023", "压缩包内的“{file}”解压后超出限额，已停止读取；请核实来源，或解压后分别导入", file);

    /// <summary>Archives inside archives beyond the limit.</summary>
    public static CodedText NestedTooDeep(string file) =>
        new(
            "FMT-024",
            "“{file}”在压缩包中嵌套超过 {limit} 层，请解压后导入",
            ("file", file),
            ("limit", Limits.ArchiveDepth.ToString(Invariant))
        );

    /// <summary>RAR, 7z, gzip, tar.</summary>
    public static CodedText OtherArchive(string file) =>
        Text("FMT-025", "“{file}”是 RAR、7z 等压缩包，暂不能读取；请解压后导入其中的文件，或改用 ZIP", file);

    /// <summary>A member packed by a method that is not supported.</summary>
    public static CodedText UnknownMethod(string file) =>
        Text("FMT-026", "压缩包内的“{file}”采用不常见的压缩方式，请解压后导入其中的文件", file);

    /// <summary>A ZIP that should be an OFD and lacks its parts.</summary>
    public static CodedText BrokenOfd(string file) =>
        Text("FMT-030", "OFD 文件“{file}”缺少文档内容，已损坏或不完整，请重新下载或向开票方索取", file);

    /// <summary>An OFD of which a part is damaged.</summary>
    public static Finding PartlyBrokenOfd() =>
        new(new CodedText("FMT-031", "OFD 文件有部分内容已损坏，只读取了其余部分；请重新下载或向开票方索取"), Severity.Error);

    /// <summary>A PDF none of whose check sums is right.</summary>
    public static Finding UncheckedPdf() =>
        new(
            new CodedText("FMT-032", "PDF 内各段数据的校验和均不符，可能是制作程序所致，也可能已损坏；请核对读到的内容"),
            Severity.Warn
        );

    /// <summary>A web page in place of the file.</summary>
    public static CodedText WebPage(string file) =>
        Text("FMT-040", "“{file}”的内容是网页（多为登录页或下载失败提示），不是发票文件，请重新下载原件", file);

    /// <summary>Word, PowerPoint and the like.</summary>
    public static CodedText OfficeDocument(string file) =>
        Text("FMT-044", "“{file}”是 Office 文档，不能作为发票读取；请导入发票原件（XML、OFD、PDF）", file);

    /// <summary>A value of a structured source that is no amount or no day.</summary>
    public static Finding Value(string field, string found) =>
        new(
            new CodedText("FMT-060", "文件中此项写作“{found}”，不是有效的金额或日期，请核对原件", ("found", found)),
            Severity.Error,
            field,
            Found: found
        );

    /// <summary>The finding for a sentence: errors where something must be done, a remark where the file is only no invoice.</summary>
    public static Finding Finding(CodedText text, string kind, string reason) =>
        new(
            text,
            kind switch
            {
                KindId.Unreadable when reason is UnreadableReason.NeedsOcr => Severity.Warn,
                KindId.Unreadable => Severity.Error,
                _ => Severity.Info,
            }
        );

    private static System.Globalization.CultureInfo Invariant => System.Globalization.CultureInfo.InvariantCulture;

    private static CodedText Text(string code, string template, string file) => new(code, template, ("file", file));
}
