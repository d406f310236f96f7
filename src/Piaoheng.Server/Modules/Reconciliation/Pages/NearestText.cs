using Piaoheng.Core.Money;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Reconciliation.Comparing;

namespace Piaoheng.Server.Modules.Reconciliation.Pages;

/// <summary>Values of a compared field as screens show them.</summary>
internal static class NearestText
{
    public static string? Of(string field, string? value, KindCatalogue kinds) =>
        field switch
        {
            FieldKey.Kind => value is null ? null : kinds.Find(value)?.ShortName ?? value,
            FieldKey.Direction => value switch
            {
                "in" => "进项",
                "out" => "销项",
                _ => value,
            },
            FieldKey.AmountExTax or FieldKey.TaxAmount or FieldKey.TotalInclTax => Yuan.TryParse(value, out var amount)
                ? amount.ToDisplay()
                : value,
            _ => value,
        };
}
