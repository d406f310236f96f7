namespace Piaoheng.World.TwoSides;

/// <summary>Something that goes wrong with an invoice on one side.</summary>
/// <param name="PerMille">How often, in a thousand invoices that are not spared.</param>
/// <param name="Spoil">Does it.</param>
internal sealed record Fault(int PerMille, Action<Draft, Dice> Spoil);
