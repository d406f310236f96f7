using Piaoheng.Core.Policy;

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
        (FigureFeature.Rate, "按税率"),
        (FigureFeature.Region, "按开具地区"),
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
            FigureFeature.Rate => "税率",
            FigureFeature.Region => "开具地区",
            _ => "开票月份",
        };

    /// <summary>税率 of a filter in words.</summary>
    public static string Rate(string rate) =>
        rate switch
        {
            InvoiceFilter.NoRate => "没有明细或税率",
            InvoiceFilter.SeveralRates => "多个税率",
            "***" => "多个税率（票面 ***）",
            _ => Spoken.Known(rate),
        };

    /// <summary>开具地区 of a filter in words.</summary>
    public static string Region(PolicyPack policy, string region) =>
        policy.Regions.All.FirstOrDefault(each => each.Area == region)?.Name ?? "号码不含地区";

    /// <summary>The id under which filters have the region of an area; areas of no known region belong to none.</summary>
    /// <param name="policy">政策包.</param>
    /// <param name="area">As <see cref="DerivedFeatures.Area"/> gives it.</param>
    public static string RegionId(PolicyPack policy, string area) =>
        (area.Length == 2 ? policy.Regions.FromDigital(area) : policy.Regions.FromArea(area))?.Area ?? DerivedFeatures.NoRegion;
}
