namespace Piaoheng.Server.Platform.Web.Language;

/// <summary>界面语言 of the request that runs: what pages and answers are written in. Work without a request is Chinese.</summary>
/// <remarks>
/// It flows with the request like a culture; the program runs without ICU, where a culture <c>en</c> does not exist, and numbers and
/// days are written alike in both languages. What is stored, exported or sealed stays Chinese.
/// </remarks>
internal static class Tongue
{
    /// <summary>Simplified Chinese, the language of the product.</summary>
    public const string Chinese = "zh-CN";

    /// <summary>English.</summary>
    public const string English = "en";

    private static readonly AsyncLocal<string?> Now = new();

    /// <summary>The languages that there are.</summary>
    public static readonly string[] All = [Chinese, English];

    /// <summary>For <c>lang</c>.</summary>
    public static string Tag => Now.Value ?? Chinese;

    public static bool IsEnglish => Now.Value == English;

    /// <summary>From here on, in this request. What is no language counts as Chinese.</summary>
    public static void Use(string? tag) => Now.Value = tag == English ? English : null;
}
