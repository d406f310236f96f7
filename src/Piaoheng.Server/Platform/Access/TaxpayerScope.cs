namespace Piaoheng.Server.Platform.Access;

/// <summary>单位范围: the companies that somebody may know of; everything of any other is not there for them.</summary>
public sealed class TaxpayerScope
{
    private TaxpayerScope(IReadOnlyList<long>? taxpayers) => Taxpayers = taxpayers;

    /// <summary>Every company.</summary>
    public static TaxpayerScope All { get; } = new(null);

    /// <summary>Their ids; null = every company.</summary>
    public IReadOnlyList<long>? Taxpayers { get; }

    /// <summary>These companies and no others.</summary>
    public static TaxpayerScope Of(IEnumerable<long> taxpayers) => new([.. taxpayers]);
}
