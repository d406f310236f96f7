using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation.Comparing;

namespace Piaoheng.Core.Reconciliation.Grouping;

/// <summary>本单位与集团成员: tells whether a party named on an invoice is us, another member of the group, or somebody else.</summary>
internal sealed class OwnParties
{
    private readonly OwnTaxpayer _taxpayer;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OwnTaxpayer> _byNumber = new(StringComparer.Ordinal);

    public OwnParties(ReconciliationInput input)
    {
        _taxpayer = input.Taxpayer;
        foreach (var member in input.Group.Append(input.Taxpayer))
        {
            _byNumber[PartyText.TaxId(member.TaxId)] = member;
            foreach (var number in member.Numbers)
            {
                _byNumber[PartyText.TaxId(number.Text)] = member;
            }
        }

        _names.UnionWith(input.Taxpayer.Names.Select(name => PartyText.Name(name.Text)));
        _names.UnionWith(input.Theirs.SelectMany(OurNamesIn));
    }

    /// <summary>The taxpayer of the run or the member that has, or once had, the number; null for strangers.</summary>
    public OwnTaxpayer? MemberOf(string? taxId) =>
        PartyText.IsStated(taxId) ? _byNumber.GetValueOrDefault(PartyText.TaxId(taxId)) : null;

    /// <summary>Whether a party is the taxpayer of the run: by its number where one is stated, else by its name.</summary>
    public PartyStanding StandingOf(string? taxId, string? name)
    {
        if (PartyText.IsStated(taxId))
        {
            return ReferenceEquals(MemberOf(taxId), _taxpayer) ? PartyStanding.Us : PartyStanding.Other;
        }

        if (!PartyText.IsStated(name) || _names.Count == 0)
        {
            return PartyStanding.Unknown;
        }

        return _names.Contains(PartyText.Name(name)) ? PartyStanding.Us : PartyStanding.Other;
    }

    /// <summary>进项 or 销项: as the source states it, else by which party is us, else by which one is not; null = cannot be told.</summary>
    public Direction? DirectionOf(InvoiceRecord record)
    {
        if (record.Direction is not null)
        {
            return record.Direction;
        }

        var buyer = StandingOf(record.BuyerTaxId, record.BuyerName);
        var seller = StandingOf(record.SellerTaxId, record.SellerName);
        return (buyer, seller) switch
        {
            (PartyStanding.Us, not PartyStanding.Us) => Direction.In,
            (not PartyStanding.Us, PartyStanding.Us) => Direction.Out,
            (PartyStanding.Unknown, PartyStanding.Other) => Direction.In,
            (PartyStanding.Other, PartyStanding.Unknown) => Direction.Out,
            _ => null,
        };
    }

    // The bureau's rows say by which names our own number goes.
    private IEnumerable<string> OurNamesIn(InvoiceRecord record)
    {
        if (ReferenceEquals(MemberOf(record.BuyerTaxId), _taxpayer) && PartyText.IsStated(record.BuyerName))
        {
            yield return PartyText.Name(record.BuyerName);
        }

        if (ReferenceEquals(MemberOf(record.SellerTaxId), _taxpayer) && PartyText.IsStated(record.SellerName))
        {
            yield return PartyText.Name(record.SellerName);
        }
    }
}

/// <summary>Who a party is for the taxpayer of the run.</summary>
internal enum PartyStanding
{
    /// <summary>Not stated, or not known by what names we go.</summary>
    Unknown,

    /// <summary>The taxpayer of the run.</summary>
    Us,

    /// <summary>Somebody else, another member of the group included.</summary>
    Other,
}
