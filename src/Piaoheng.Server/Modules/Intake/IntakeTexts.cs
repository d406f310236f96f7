using System.Globalization;
using Piaoheng.Core.Text;
using Piaoheng.Server.Platform.Outcomes;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>What an import says of a file beside the findings of its readers.</summary>
internal static class IntakeTexts
{
    private static readonly RefusalText SameBytes = new("INT-01", "与 {date} 收到的“{file}”内容完全相同，未重复入库");

    private static readonly RefusalText SameContent = new("INT-02", "“{file}”中的内容此前均已入库");

    private static readonly RefusalText OtherTaxpayer = new(
        "INT-03",
        "“{file}”属于纳税人 {number}，不是本单位；请切换到该单位后导入"
    );

    private static readonly RefusalText Failed = new(
        "INT-04",
        "“{file}”多次读取失败，原件已保留；请稍后重试，仍不成功时运行 piaoheng doctor 查看原因"
    );

    private static readonly RefusalText NoIdentity = new(
        "INT-05",
        "“{file}”未读出完整的发票号码（或缺少发票代码），无法确定是哪张发票；请补充清晰的文件"
    );

    private static readonly RefusalText NoRoom = new(
        "INT-06",
        "磁盘空间不足，“{file}”的登记未能写入数据库；请清理磁盘后重新导入，已入库的文件不受影响"
    );

    public static CodedText SameBytesAs(IntakeItemRecord first) =>
        SameBytes.With(("date", Day(first.ReceivedAt)), ("file", first.FileName));

    public static CodedText AllKnown(string file) => SameContent.With(("file", file));

    public static CodedText OfOtherTaxpayer(string file, string number) => OtherTaxpayer.With(("file", file), ("number", number));

    public static CodedText ReadingFailed(string file) => Failed.With(("file", file));

    public static CodedText WithoutIdentity(string file) => NoIdentity.With(("file", file));

    public static Refusal DatabaseFull(string file) => Refusal.StorageFull(NoRoom, ("file", file));

    private static string Day(DateTimeOffset at) =>
        at.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
