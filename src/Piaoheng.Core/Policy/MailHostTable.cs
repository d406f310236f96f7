namespace Piaoheng.Core.Policy;

/// <summary>可自动下载的网站: hosts from which links of mails are fetched without asking a person.</summary>
public sealed class MailHostTable
{
    private const string Any = "*.";

    private readonly DatedTable<MailHostEdition> _table;

    internal MailHostTable(IEnumerable<MailHostEdition> editions) => _table = new DatedTable<MailHostEdition>(editions);

    /// <summary>The entry that allows a host on a day; null = none does.</summary>
    public MailHost? Find(string host, DateOnly day) =>
        _table.At(MailHostEdition.Only, day)?.Hosts.FirstOrDefault(entry => Covers(entry.Host, host));

    // A dot before the ending: otherwise evil-chinatax.gov.cn would be one of *.chinatax.gov.cn.
    private static bool Covers(string entry, string host) =>
        entry.StartsWith(Any, StringComparison.Ordinal)
            ? host.EndsWith(entry[1..], StringComparison.OrdinalIgnoreCase) && host.Length > entry.Length - 1
            : string.Equals(entry, host, StringComparison.OrdinalIgnoreCase);
}

/// <summary>One edition of the table.</summary>
internal sealed record MailHostEdition : DatedEntry
{
    public const string Only = "hosts";

    public required IReadOnlyList<MailHost> Hosts { get; init; }
}

/// <summary>一个网站.</summary>
/// <param name="Host">Host, or <c>*.</c> before an ending for all hosts below it.</param>
/// <param name="Name">Whose it is.</param>
public sealed record MailHost(string Host, string Name);
