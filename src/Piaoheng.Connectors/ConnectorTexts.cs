using System.Globalization;
using Piaoheng.Core.Text;

namespace Piaoheng.Connectors;

/// <summary>What channels say to people. Codes are stable.</summary>
internal static class ConnectorTexts
{
    public static CodedText HostNotAllowed(string host) =>
        new("CON-01", "地址 {host} 不在本渠道允许的范围内，没有发出请求；请在取票渠道核对地址", ("host", host));

    public static CodedText Unreachable(string host) =>
        new("CON-02", "连不上 {host}；请检查网络、专线和地址，稍后重试", ("host", host));

    public static CodedText TimedOut(string host, int seconds) =>
        new(
            "CON-03",
            "{host} 在 {seconds} 秒内没有应答；结果未知，稍后重试",
            ("host", host),
            ("seconds", seconds.ToString(CultureInfo.InvariantCulture))
        );

    public static CodedText ServerFailed(int status) =>
        new(
            "CON-04",
            "税局一侧出错（HTTP {status}），可能在维护；稍后会自动重试",
            ("status", status.ToString(CultureInfo.InvariantCulture))
        );

    public static CodedText Busy(string why) => new("CON-05", "税局繁忙：{why}；稍后会自动重试", ("why", why));

    public static CodedText NotJson() => new("CON-06", "税局返回的是网页而不是数据，可能在维护或地址有误；请核对地址，稍后重试");

    public static CodedText Malformed(string what) =>
        new("CON-07", "税局的应答不是本版本认识的样子：{what}；原始应答已保存，请升级程序或联系支持", ("what", what));

    public static CodedText TooLarge() => new("CON-08", "税局的应答超过大小上限，没有接收；请缩小查询范围");

    public static CodedText LoginExpired(string why) =>
        new("CON-09", "登录或授权已失效（{why}）；请重新登录或更新授权，然后点重试", ("why", why));

    public static CodedText Refused(string code, string why) =>
        new("CON-10", "税局拒绝（{code} {why}）；请核对权限、所登录的单位和授权范围", ("code", code), ("why", why));

    public static CodedText NoRight(string code, string why) =>
        new(
            ConnectorCodes.NoRight,
            "当前税局身份没有权限（{code} {why}）；请切换办税身份，或请管理员授权后重试",
            ("code", code),
            ("why", why)
        );

    public static CodedText OtherCompany(string code, string why) =>
        new(
            ConnectorCodes.OtherCompany,
            "登录税局的不是本单位（{code} {why}）；请切换到本单位后重试",
            ("code", code),
            ("why", why)
        );

    public static CodedText QuotaUsed(string service, string limit, string by) =>
        new(
            "CON-11",
            "{service} 的调用已达上限（{limit}），没有发出请求；已用：{by}",
            ("service", service),
            ("limit", limit),
            ("by", by)
        );

    public static CodedText SettingMissing(string field) =>
        new("CON-12", "渠道设置不完整：{field}；请在取票渠道补全", ("field", field));

    public static CodedText Moving(int times) =>
        new(
            "CON-13",
            "读取期间税局的清单一直在变（重读 {times} 次仍不一致），这一段没有入库；稍后会自动重试",
            ("times", times.ToString(CultureInfo.InvariantCulture))
        );

    public static CodedText JobFailed(string ticket) =>
        new("CON-14", "税局的清单任务 {ticket} 失败且不可重试；请在电子税务局导出这一段的清单后导入", ("ticket", ticket));

    public static CodedText FolderFailed(string folder) =>
        new("CON-17", "文件夹 {folder} 不存在或读写不了；请检查路径和权限，文件都没有动", ("folder", folder));

    public static CodedText FileFailed(string file) =>
        new(
            "CON-18",
            "文件 {file} 读不了或移不走，仍在文件夹中；请检查它的权限、是否被别的程序占用，其他文件照常收取",
            ("file", file)
        );

    public static CodedText JobStuck(string ticket) =>
        new("CON-15", "税局的清单任务 {ticket} 迟迟没有完成；可改为在电子税务局导出这一段的清单后导入", ("ticket", ticket));
}
