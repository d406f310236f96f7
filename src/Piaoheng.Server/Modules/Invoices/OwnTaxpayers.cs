using Piaoheng.Core.Reconciliation;
using Piaoheng.Server.Modules.Taxpayers.Contracts;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>本单位 as Core knows it.</summary>
internal static class OwnTaxpayers
{
    /// <summary>The oldest number and name first, as Core expects.</summary>
    public static OwnTaxpayer Of(Taxpayer taxpayer) =>
        new()
        {
            TaxId = taxpayer.Number,
            Numbers = [.. taxpayer.Numbers.Reverse().Select(Dated)],
            Names = [.. taxpayer.Names.Reverse().Select(Dated)],
        };

    private static Core.Reconciliation.DatedText Dated(Taxpayers.Contracts.DatedText text) => new(text.Text, text.From, text.To);
}
