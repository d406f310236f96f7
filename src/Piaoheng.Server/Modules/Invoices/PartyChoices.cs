using Piaoheng.Core.Text;
using Piaoheng.Server.Modules.Invoices.Contracts;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>What the list of 往来单位 can be narrowed to.</summary>
internal static class PartyChoices
{
    /// <summary>Each with its words and its condition.</summary>
    public static IReadOnlyList<PartyChoice> All { get; } =
    [
        new("bad-number", "识别号不合规", unit => unit.Check is { IsPlausible: false }),
        new("names", "同号不同名", unit => unit.TaxId.Length > 0 && unit.FoldedNames.Count > 1),
        new("numbers", "同名不同号", unit => unit.SameName.Count > 0 && unit.TaxId.Length > 0),
        new("no-number", "没有识别号", unit => unit.TaxId.Length == 0),
    ];

    /// <summary>Whether a name or the number holds a text, in whatever width and case.</summary>
    public static bool Holds(PartyUnit unit, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        var wanted = NormalText.Compact(text.Trim());
        return unit.TaxId.Contains(wanted, StringComparison.OrdinalIgnoreCase)
            || unit.FoldedNames.Any(name => name.Contains(wanted, StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>One choice.</summary>
/// <param name="Id">In the address.</param>
/// <param name="Word">On the screen.</param>
/// <param name="Holds">The units that it keeps.</param>
internal sealed record PartyChoice(string Id, string Word, Func<PartyUnit, bool> Holds) : FilterChoice(Id, Word);
