namespace Piaoheng.Server.Modules.Taxpayers;

/// <summary>纳税人: one of our companies. Its numbers and names stand in tables of their own, with their dates.</summary>
public sealed class TaxpayerRecord
{
    /// <summary>Id inside the database; everywhere else a taxpayer is its number.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Group of companies; null when it stands alone.</summary>
    public required long? GroupId { get; init; }

    /// <summary>When it was added.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>集团: companies whose invoices to one another are known to each.</summary>
public sealed class TaxpayerGroupRecord
{
    /// <summary>Id.</summary>
    public required long GroupId { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }
}

/// <summary>纳税人识别号, present or former.</summary>
public sealed class TaxpayerNumberRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>The number; one number never belongs to two taxpayers.</summary>
    public required string Number { get; init; }

    /// <summary>First day; null = from the beginning.</summary>
    public required DateOnly? ValidFrom { get; init; }

    /// <summary>Last day; null = still in use.</summary>
    public required DateOnly? ValidTo { get; init; }
}

/// <summary>纳税人名称, present or former.</summary>
public sealed class TaxpayerNameRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>First day; null = from the beginning.</summary>
    public required DateOnly? ValidFrom { get; init; }

    /// <summary>Last day; null = still in use.</summary>
    public required DateOnly? ValidTo { get; init; }
}
