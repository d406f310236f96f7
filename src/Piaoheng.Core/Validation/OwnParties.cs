using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Validation;

/// <summary>本单位及集团成员, looked up by every number and name they have had.</summary>
internal sealed class OwnParties(ValidationContext context)
{
    private IEnumerable<OwnTaxpayer> All => context.Taxpayer is { } taxpayer ? [taxpayer, .. context.Group] : context.Group;

    /// <summary>The one whose number it is or was.</summary>
    public OwnTaxpayer? ByNumber(string? taxId) =>
        string.IsNullOrEmpty(taxId)
            ? null
            : All.FirstOrDefault(own =>
                DirectionRule.IsSame(own.TaxId, taxId) || own.Numbers.Any(number => DirectionRule.IsSame(number.Text, taxId))
            );

    /// <summary>The one whose name it is or was.</summary>
    public OwnTaxpayer? ByName(string? name) =>
        string.IsNullOrEmpty(name)
            ? null
            : All.FirstOrDefault(own => own.Names.Any(known => NameNormaliser.Same(known.Text, name)));

    /// <summary>Whether the number or the name is one of ours.</summary>
    public bool Knows(InvoiceParty party) => ByNumber(party.TaxId) is not null || ByName(party.Name) is not null;

    /// <summary>Whether it had the name on the day; on an unknown day, ever.</summary>
    public static bool HadName(OwnTaxpayer own, string name, DateOnly? day) =>
        own.Names.Any(known => NameNormaliser.Same(known.Text, name) && (day is not { } on || IsIn(known, on)));

    /// <summary>The name on the day; on an unknown day the last one.</summary>
    public static string? NameOn(OwnTaxpayer own, DateOnly? day) =>
        (
            own.Names.FirstOrDefault(known => day is { } on && IsIn(known, on)) ?? (own.Names is [.., var last] ? last : null)
        )?.Text;

    private static bool IsIn(DatedText known, DateOnly day) => !(day < known.From) && !(day > known.To);
}
