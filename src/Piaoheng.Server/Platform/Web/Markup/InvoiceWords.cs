using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Validation;

namespace Piaoheng.Server.Platform.Web.Markup;

/// <summary>Words and marks that all pages use for the same things about invoices.</summary>
internal static class InvoiceWords
{
    private static readonly StateMark Normal = new("正常", "circle-check", Tone.Good);

    /// <summary>取得 or 开具.</summary>
    public static string Of(Direction direction) => direction == Direction.In ? "取得" : "开具";

    /// <summary>账内 or 税局.</summary>
    public static string Of(Side side) => side == Side.Ours ? "账内" : "税局";

    /// <summary>A day as lists show it; a dash when not known.</summary>
    public static string Day(DateOnly? day) =>
        day is { } known ? known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "—";

    /// <summary>A moment in Beijing time.</summary>
    public static string Moment(DateTimeOffset at) =>
        at.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A count with thousands separators.</summary>
    public static string Count(long count) => count.ToString("#,##0", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>数量、单价 as stated, with thousands separators; what is no plain number stays as it is.</summary>
    public static string? Decimal(string? stated)
    {
        var point = stated?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        var whole = point < 0 ? stated : stated![..point];
        return
            long.TryParse(whole, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number / 1000) > 0
            ? Count(number) + (point < 0 ? "" : stated![point..])
            : stated;
    }

    /// <summary>Size of a file.</summary>
    public static string Size(long bytes) =>
        bytes switch
        {
            < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
            < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024m:0} KB"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024m / 1024m:0.0} MB"),
        };

    /// <summary>票面状态; <paramref name="isRed"/> tells a 红字发票 itself.</summary>
    public static StateMark Face(VoidState voided, RedState red, RiskState risk, bool isRed) =>
        (voided, risk, red, isRed) switch
        {
            (VoidState.Voided, _, _, _) => new("已作废", "circle-x", Tone.Bad),
            (_, RiskState.LostControl, _, _) => new("失控", "alert-triangle", Tone.Bad),
            (_, RiskState.Abnormal, _, _) => new("异常凭证", "alert-triangle", Tone.Bad),
            (_, RiskState.Doubtful, _, _) => new("疑点发票", "alert-triangle", Tone.Warn),
            (_, _, RedState.Full, _) => new("已红冲", "arrows-exchange", Tone.Warn),
            (_, _, RedState.Partial, _) => new("部分红冲", "arrows-exchange", Tone.Warn),
            (_, _, RedState.Locked, _) => new("红字锁定", "arrows-exchange", Tone.Warn),
            (_, _, _, true) => new("红字发票", "arrows-exchange", Tone.Unknown),
            _ => Normal,
        };

    /// <summary>Worst 检查结果.</summary>
    public static StateMark Of(Severity? severity) =>
        severity switch
        {
            Severity.Block => new("阻断", "circle-x", Tone.Bad),
            Severity.Error => new("错误", "circle-x", Tone.Bad),
            Severity.Warn => new("提醒", "alert-triangle", Tone.Warn),
            Severity.Info => new("提示", "info-circle", Tone.Unknown),
            _ => new("通过", "circle-check", Tone.Good),
        };

    /// <summary>取值来源: the mark in lists and beside fields.</summary>
    public static SourceMark Source(string source) =>
        source switch
        {
            SourceId.SignedXml => new("XML", "数电票 XML，签名有效", "sure"),
            SourceId.Xml => new("XML", "数电票 XML", "sure"),
            SourceId.Xbrl => new("XBRL", "电子凭证 XBRL", "sure"),
            SourceId.OfdAttachment => new("OFD", "OFD 内附的 XML", "sure"),
            SourceId.OfdData or SourceId.OfdTag => new("OFD", "OFD 标签", ""),
            SourceId.OfdText => new("OFD", "OFD 版面文字", ""),
            SourceId.PdfText => new("PDF", "PDF 文字层", ""),
            SourceId.Qr => new("二维码", "票面二维码", ""),
            SourceId.BureauSheet => new("税局", "税局清单", ""),
            SourceId.BureauApi => new("税局", "税局接口", ""),
            SourceId.Ledger => new("台账", "本单位台账", "weak"),
            SourceId.Confirmed => new("更正", "人工更正，已按原件确认", ""),
            SourceId.Ocr => new("识别", "文字识别", "weak"),
            SourceId.Typed => new("录入", "人工录入", "weak"),
            SourceId.Derived => new("推算", "由其他字段推算", "weak"),
            _ => new("未注明", "来源未注明", "weak"),
        };
}

/// <summary>Mark of a source.</summary>
/// <param name="Word">Short word.</param>
/// <param name="Title">What it means.</param>
/// <param name="Class">Class of the style sheet: <c>sure</c>, <c>weak</c> or empty.</param>
internal sealed record SourceMark(string Word, string Title, string Class);

/// <summary>Names of 票种: short in lists, the bureau's own words in details.</summary>
internal sealed class KindNames(PolicyPack policy)
{
    /// <summary>Short name for lists: <c>数电专票</c>.</summary>
    public string Short(string kind) => policy.Kinds.Find(kind)?.ShortName ?? Other(kind);

    /// <summary>Full name for details: <c>电子发票（增值税专用发票）</c>.</summary>
    public string Long(string kind) => policy.Kinds.Find(kind)?.Name ?? Other(kind);

    private static string Other(string kind) =>
        kind switch
        {
            KindId.NotAnInvoice => "不是发票",
            KindId.SupportingDocument => "随附单据",
            KindId.Unreadable => "读不出",
            "workbook" => "清单或台账",
            "archive" => "压缩包",
            _ => "票种不明",
        };
}
