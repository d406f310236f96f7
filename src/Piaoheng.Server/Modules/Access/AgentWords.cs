namespace Piaoheng.Server.Modules.Access;

/// <summary>程序: what somebody signed in with, as people call it. What programs say of themselves names many others; the order tells them apart.</summary>
internal static class AgentWords
{
    private static readonly (string Sign, string Word)[] Programs =
    [
        ("MicroMessenger/", "微信"),
        ("DingTalk/", "钉钉"),
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Word)[] Systems =
    [
        ("Windows", "Windows"),
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ];

    /// <summary>Browser and system; what names neither stays as it is.</summary>
    public static string Of(string agent)
    {
        var words = new[] { Find(Programs, agent), Find(Systems, agent) }.OfType<string>().ToList();
        return words.Count > 0 ? Spoken.List(words, '，')
            : agent.Length > 0 ? agent
            : "没有写明";
    }

    private static string? Find((string Sign, string Word)[] known, string agent) =>
        known.FirstOrDefault(each => agent.Contains(each.Sign, StringComparison.Ordinal)).Word;
}
