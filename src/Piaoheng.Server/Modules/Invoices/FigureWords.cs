namespace Piaoheng.Server.Modules.Invoices;

/// <summary>Words of 统计.</summary>
internal static class FigureWords
{
    /// <summary>Features with their words, in the order of the screen.</summary>
    public static IReadOnlyList<(FigureFeature Feature, string Word)> All { get; } =
    [
        (FigureFeature.Month, "按月份"),
        (FigureFeature.Kind, "按票种"),
        (FigureFeature.Direction, "按方向"),
        (FigureFeature.Party, "按对方单位"),
        (FigureFeature.Use, "按使用情况"),
    ];

    /// <summary>A feature as it stands in an address.</summary>
    public static string Id(FigureFeature feature) => feature.ToString().ToLowerInvariant();

    /// <summary>The feature of an address; months when there is none.</summary>
    public static FigureFeature Parse(string? id) =>
        All.FirstOrDefault(one => string.Equals(Id(one.Feature), id, StringComparison.Ordinal)).Feature;

    /// <summary>Head of the first column.</summary>
    public static string Head(FigureFeature feature) =>
        feature switch
        {
            FigureFeature.Kind => "票种",
            FigureFeature.Direction => "方向",
            FigureFeature.Party => "对方单位",
            FigureFeature.Use => "使用情况",
            _ => "开票月份",
        };
}
