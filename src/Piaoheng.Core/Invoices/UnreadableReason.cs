namespace Piaoheng.Core.Invoices;

/// <summary>Why a file or page could not be read; the values of <c>reason</c> in JSON.</summary>
public static class UnreadableReason
{
    /// <summary>需要文字识别: a picture, or a page without a text layer.</summary>
    public const string NeedsOcr = "needs-ocr";

    /// <summary>文件损坏: cut off or not well-formed.</summary>
    public const string Broken = "broken";

    /// <summary>文件加密.</summary>
    public const string Encrypted = "encrypted";

    /// <summary>超出限额: larger, deeper or longer than the limits allow.</summary>
    public const string TooLarge = "too-large";

    /// <summary>空文件.</summary>
    public const string Empty = "empty";

    /// <summary>不支持的文件类型.</summary>
    public const string Unsupported = "unsupported";

    /// <summary>读取超时.</summary>
    public const string Timeout = "timeout";

    /// <summary>读取进程异常终止: the worker process died on this file.</summary>
    public const string WorkerDied = "worker-died";

    /// <summary>表格无法识别: a workbook without a header row that names an invoice number.</summary>
    public const string UnknownLayout = "unknown-layout";

    /// <summary>需要指明属于哪一方: a workbook that could be ours or theirs.</summary>
    public const string NeedsSide = "needs-side";

    /// <summary>表内数据互相矛盾: two sheets of one workbook disagree.</summary>
    public const string Inconsistent = "inconsistent";

    /// <summary>网页: a web page in place of the file, or one by itself.</summary>
    public const string WebPage = "web-page";

    /// <summary>临时锁定文件: the file <c>~$…</c> that Excel puts beside an open workbook.</summary>
    public const string LockFile = "lock-file";

    /// <summary>其他文件: readable, and no invoice.</summary>
    public const string OtherDocument = "other-document";

    /// <summary>无权读取: the file could not be opened.</summary>
    public const string NoAccess = "no-access";
}
