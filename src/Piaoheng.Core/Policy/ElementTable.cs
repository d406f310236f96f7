using Piaoheng.Core.Text;

namespace Piaoheng.Core.Policy;

/// <summary>特定要素: which further facts an invoice of a special business must state.</summary>
public sealed class ElementTable
{
    private readonly DatedTable<SpecialElement> _table;

    internal ElementTable(IEnumerable<SpecialElement> editions) => _table = new DatedTable<SpecialElement>(editions);

    /// <summary>The element that a text names (<c>建筑服务发票</c>) on the day; null when none is known for it.</summary>
    public SpecialElement? Find(string specialBusiness, DateOnly day)
    {
        var plain = NormalText.Compact(specialBusiness);
        return _table
            .Ids.Select(id => _table.At(id, day))
            .FirstOrDefault(element => element is not null && plain.Contains(element.Word, StringComparison.Ordinal));
    }
}

/// <summary>One 特定要素.</summary>
public sealed record SpecialElement : DatedEntry
{
    /// <summary>Word by which texts name it: <c>建筑服务</c>.</summary>
    public required string Word { get; init; }

    /// <summary>特定要素类型代码.</summary>
    public required string TypeCode { get; init; }

    /// <summary>Facts that must be stated.</summary>
    public required IReadOnlyList<ElementField> Fields { get; init; }
}

/// <summary>One fact of a 特定要素.</summary>
/// <param name="Name">名称.</param>
/// <param name="Keys">Names under which sources hold it in <c>extra</c>.</param>
public sealed record ElementField(string Name, IReadOnlyList<string> Keys);
