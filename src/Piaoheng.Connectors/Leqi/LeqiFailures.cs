namespace Piaoheng.Connectors.Leqi;

/// <summary>What the errors of the line mean.</summary>
internal static class LeqiFailures
{
    private static readonly string[] SignIn = ["登录", "会话", "短信", "人脸", "刷脸", "签名失效", "授权已过期"];
    private static readonly string[] Later = ["繁忙", "系统异常", "超时", "维护", "稍后", "请求太频繁"];

    private static readonly string[] OtherCompany = ["单位与", "单位不一致", "非当前企业", "纳税人不一致"];
    private static readonly string[] NoRight = ["权限", "未授权"];

    public static ConnectorException Of(string code, string text, RawAnswer raw)
    {
        var word = new BureauWord(Cut(code), Cut(text));
        var (failure, said) = Kind(word) switch
        {
            Failure.LoginExpired => (Failure.LoginExpired, ConnectorTexts.LoginExpired($"{word.Code} {word.Text}")),
            Failure.Busy => (Failure.Busy, ConnectorTexts.Busy($"{word.Code} {word.Text}")),
            _ when Says(word, OtherCompany) => (Failure.Refused, ConnectorTexts.OtherCompany(word.Code, word.Text)),
            _ when Says(word, NoRight) => (Failure.Refused, ConnectorTexts.NoRight(word.Code, word.Text)),
            _ => (Failure.Refused, ConnectorTexts.Refused(word.Code, word.Text)),
        };
        return new ConnectorException(failure, said, word) { Raw = raw };
    }

    private static Failure Kind(BureauWord word) =>
        word.Code is "401" or "420" or "430" || Says(word, SignIn) ? Failure.LoginExpired
        : word.Code is "429" or "500" or "502" or "503" or "504" || Says(word, Later) ? Failure.Busy
        : Failure.Refused;

    private static bool Says(BureauWord word, string[] words) =>
        words.Any(each => word.Text.Contains(each, StringComparison.Ordinal));

    private static string Cut(string text) => text.Length <= ConnectorLimits.Words ? text : text[..ConnectorLimits.Words];
}
