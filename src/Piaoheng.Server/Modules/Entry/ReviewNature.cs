namespace Piaoheng.Server.Modules.Entry;

/// <summary>What is reviewed.</summary>
public static class ReviewNature
{
    /// <summary>手工录入.</summary>
    public const string Entry = "entry";

    /// <summary>更正.</summary>
    public const string Correction = "correction";

    /// <summary>识别把握不足.</summary>
    public const string Reading = "reading";

    /// <summary>Chinese word.</summary>
    public static string WordOf(string nature) =>
        nature switch
        {
            Entry => "手工录入",
            Correction => "更正",
            _ => "识别待确认",
        };
}
