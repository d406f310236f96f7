using Piaoheng.Core.Text;

namespace Piaoheng.AuditVerifier;

/// <summary>核验结果 of the logs.</summary>
/// <param name="Logs">Logs.</param>
/// <param name="Entries">Entries read.</param>
/// <param name="Checkpoints">Checkpoints read.</param>
/// <param name="Last">The latest checkpoint; null when there is none.</param>
/// <param name="NotYetSigned">Entries written since, which no signature covers yet.</param>
/// <param name="Faults">All that does not fit; empty = nothing was changed.</param>
public sealed record AuditReport(
    int Logs,
    long Entries,
    int Checkpoints,
    Checkpoint? Last,
    long NotYetSigned,
    IReadOnlyList<CodedText> Faults
);

/// <summary>What can be wrong with the logs.</summary>
internal static class AuditFaults
{
    public static CodedText BadSignature(string file) =>
        new("AUD-01", "检查点文件 {file} 不是用此公钥签名的，或内容已改动", ("file", file));

    public static CodedText BrokenChain(string file) =>
        new("AUD-02", "检查点文件 {file} 与它前面的一份接不上：中间有缺失、替换或改动", ("file", file));

    public static CodedText Shrunk(string log, long checkpoint, long then, long now) =>
        new(
            "AUD-03",
            "{log}：第 {checkpoint} 号检查点时有 {then} 条，现在只有 {now} 条，记录被删除或数据库被退回",
            ("log", log),
            ("checkpoint", Text(checkpoint)),
            ("then", Text(then)),
            ("now", Text(now))
        );

    public static CodedText Changed(string log, long from, long to, long checkpoint) =>
        new(
            "AUD-04",
            "{log}：第 {from} 至 {to} 条之间有记录被改动，与第 {checkpoint} 号检查点不符",
            ("log", log),
            ("from", Text(from)),
            ("to", Text(to)),
            ("checkpoint", Text(checkpoint))
        );

    public static CodedText Gap(string log, long expected, long found) =>
        new(
            "AUD-05",
            "{log}：记录号不连续，应为第 {expected} 条，实为第 {found} 条",
            ("log", log),
            ("expected", Text(expected)),
            ("found", Text(found))
        );

    public static CodedText WrongLength(string log, long said, long found) =>
        new("AUD-06", "{log}：登记有 {said} 条，实有 {found} 条", ("log", log), ("said", Text(said)), ("found", Text(found)));

    public static CodedText Unknown(string log) => new("AUD-07", "{log}：有记录，但没有登记这本日志", ("log", log));

    public static CodedText LostCheckpoint(long number) =>
        new("AUD-08", "数据库登记过第 {number} 号检查点，文件夹里没有这一份，或不是同一份", ("number", Text(number)));

    public static CodedText Unreadable(string log, long seq) =>
        new("AUD-09", "{log}：第 {seq} 条之后的记录读不出", ("log", log), ("seq", Text(seq)));

    /// <summary>A log in words.</summary>
    public static string Name(long log) => log == 0 ? "系统日志" : $"单位 {Text(log)} 的日志";

    private static string Text(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
