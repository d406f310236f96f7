namespace Piaoheng.World.Documents.Xml;

/// <summary>How one maker writes <c>original_invoice.xml</c>.</summary>
/// <param name="HasCData">Texts as CDATA.</param>
/// <param name="HasBrokenRows">密码区 with line breaks between its rows.</param>
/// <param name="PriceFirst">Price stands before Quantity.</param>
/// <param name="HasOriginal">A red invoice names the blue one in elements of its own.</param>
/// <param name="HasShortAmountInQr">GraphCode writes amounts without trailing zeros.</param>
public sealed record LegacyXmlStyle(
    bool HasCData = false,
    bool HasBrokenRows = false,
    bool PriceFirst = true,
    bool HasOriginal = true,
    bool HasShortAmountInQr = false
)
{
    /// <summary>One of the styles that real files show.</summary>
    public static LegacyXmlStyle Diced(Dice dice) =>
        new(dice.PerMille(400), dice.PerMille(400), dice.PerMille(500), dice.PerMille(500), dice.PerMille(300));
}
