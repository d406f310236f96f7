namespace Piaoheng.World.Documents.Xbrl;

/// <summary>How one maker writes an XBRL 电子凭证.</summary>
/// <param name="Edition">Date in the namespace.</param>
/// <param name="HasDeclaration">Begins with an XML declaration.</param>
/// <param name="HasCData">Texts as CDATA.</param>
/// <param name="HasNil">Empty facts carry <c>xsi:nil</c>.</param>
/// <param name="IsReceiver">Written for the receiver instead of by the issuer.</param>
public sealed record XbrlStyle(
    string Edition = "2021-11-30",
    bool HasDeclaration = true,
    bool HasCData = false,
    bool HasNil = true,
    bool IsReceiver = false
)
{
    /// <summary>One of the styles that real files show.</summary>
    public static XbrlStyle Diced(Dice dice) =>
        new(
            dice.Pick(["2021-09-30", "2021-11-30", "2023-05-15", "2023-12-31"]),
            dice.PerMille(500),
            dice.PerMille(500),
            dice.PerMille(500),
            dice.PerMille(300)
        );
}
