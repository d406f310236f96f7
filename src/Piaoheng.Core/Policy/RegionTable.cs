namespace Piaoheng.Core.Policy;

/// <summary>区划: provinces and 计划单列市, as codes and numbers of invoices write them.</summary>
public sealed class RegionTable
{
    private const string Regions = "regions";
    private readonly DatedTable<RegionList> _table;

    internal RegionTable(IEnumerable<RegionList> editions) => _table = new DatedTable<RegionList>(editions);

    /// <summary>All regions of the newest edition.</summary>
    public IReadOnlyList<Region> All => _table.Find(Regions)?.Regions ?? [];

    /// <summary>The region of digits 3–4 of a 20-digit number; null when there is none.</summary>
    public Region? FromDigital(ReadOnlySpan<char> twoDigits)
    {
        foreach (var region in All)
        {
            if (twoDigits.SequenceEqual(region.Digital))
            {
                return region;
            }
        }

        return null;
    }

    /// <summary>The region of an area code (GB/T 2260, at least its first four digits): the 计划单列市 where it is one, else the province.</summary>
    public Region? FromArea(ReadOnlySpan<char> areaCode)
    {
        if (areaCode.Length < 4)
        {
            return null;
        }

        Region? province = null;
        foreach (var region in All)
        {
            if (areaCode[..4].SequenceEqual(region.Area))
            {
                return region;
            }

            if (areaCode[..2].SequenceEqual(region.Digital))
            {
                province = region;
            }
        }

        return province;
    }
}

/// <summary>One edition of the regions.</summary>
internal sealed record RegionList : DatedEntry
{
    public required IReadOnlyList<Region> Regions { get; init; }
}

/// <summary>省、自治区、直辖市或计划单列市.</summary>
/// <param name="Name">名称, short: <c>北京</c>.</param>
/// <param name="Digital">Digits 3–4 of a 20-digit 数电票 number.</param>
/// <param name="Area">Area of a 发票代码: four digits of GB/T 2260.</param>
public sealed record Region(string Name, string Digital, string Area);
