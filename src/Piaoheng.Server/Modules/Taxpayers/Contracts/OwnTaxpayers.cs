using Piaoheng.Core.Reconciliation;

namespace Piaoheng.Server.Modules.Taxpayers.Contracts;

/// <summary>本单位 as Core knows it.</summary>
public static class OwnTaxpayers
{
    /// <summary>The oldest number and name first, as Core expects.</summary>
    public static OwnTaxpayer Of(Taxpayer taxpayer) =>
        new()
        {
            TaxId = taxpayer.Number,
            Numbers = [.. taxpayer.Numbers.Reverse().Select(Dated)],
            Names = [.. taxpayer.Names.Reverse().Select(Dated)],
        };

    private static Core.Reconciliation.DatedText Dated(DatedText text) => new(text.Text, text.From, text.To);
}
