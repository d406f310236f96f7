namespace Piaoheng.World.Forms;

/// <summary>How one maker prints a legacy electronic invoice: everything in which real files differ.</summary>
public sealed record LegacyFormStyle
{
    /// <summary>ASCII colons behind labels.</summary>
    public bool HasAsciiColons { get; init; }

    /// <summary>The 校验码 in four groups.</summary>
    public bool HasGroupedCheckCode { get; init; } = true;

    /// <summary>年月日 belong to the printed form, the digits stand between them.</summary>
    public bool HasDateOnForm { get; init; }

    /// <summary>Labels of the parties spread over the width of the column: <c>名　　　称</c>.</summary>
    public bool HasSpreadLabels { get; init; } = true;

    /// <summary>Currency sign.</summary>
    public char Yen { get; init; } = '¥';

    /// <summary>Heading of the name column: the older forms say 货物或应税劳务、服务名称.</summary>
    public bool HasLongHeading { get; init; } = true;

    /// <summary>The letters of the seal are text, and stand between title and number.</summary>
    public bool HasSealLetters { get; init; }

    /// <summary>Marks of the toll form beside the date.</summary>
    public bool HasTollMarks { get; init; }

    /// <summary>Number of rows of text that the form takes; more lines go to a 销货清单.</summary>
    public int Rows { get; init; } = 7;

    /// <summary>One of the styles that real files show.</summary>
    public static LegacyFormStyle Diced(Dice dice) =>
        new()
        {
            HasAsciiColons = dice.PerMille(500),
            HasGroupedCheckCode = dice.PerMille(700),
            HasDateOnForm = dice.PerMille(300),
            HasSpreadLabels = dice.PerMille(600),
            Yen = dice.PerMille(500) ? '¥' : '￥',
            HasLongHeading = dice.PerMille(600),
            HasSealLetters = dice.PerMille(300),
            HasTollMarks = dice.PerMille(300),
        };
}
