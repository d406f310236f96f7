namespace Piaoheng.World.Forms;

/// <summary>How one maker prints a 数电票: everything in which real files differ.</summary>
public sealed record DigitalFormStyle
{
    /// <summary>下载次数：1 at the right edge; only copies downloaded from the bureau carry it.</summary>
    public bool HasDownloadCount { get; init; } = true;

    /// <summary>ASCII colons behind labels in the head and foot.</summary>
    public bool HasAsciiColons { get; init; }

    /// <summary>Tax ids stand on the row below their label.</summary>
    public bool HasIdsBelow { get; init; }

    /// <summary>A space between ¥ and the figure.</summary>
    public bool HasSpaceBehindYen { get; init; }

    /// <summary>Currency sign.</summary>
    public char Yen { get; init; } = '¥';

    /// <summary>The letters of the seal are text, and stand between title and number.</summary>
    public bool HasSealLetters { get; init; }

    /// <summary>The supplier's own layout: price before quantity, no 规格型号 and 单位 columns.</summary>
    public bool IsSuppliersOwn { get; init; }

    /// <summary>Header and footer of the browser that printed the page, with other dates and numbers.</summary>
    public bool HasBrowserMargins { get; init; }

    /// <summary>A stray word below the form.</summary>
    public string StrayText { get; init; } = "";

    /// <summary>One of the styles that real files show.</summary>
    public static DigitalFormStyle Diced(Dice dice) =>
        dice.Below(5) switch
        {
            0 => new DigitalFormStyle { HasDownloadCount = false, HasAsciiColons = true },
            1 => new DigitalFormStyle { HasIdsBelow = true },
            2 => new DigitalFormStyle { HasSealLetters = true, HasSpaceBehindYen = true },
            3 => new DigitalFormStyle
            {
                Yen = '￥',
                HasBrowserMargins = dice.PerMille(300),
                HasDownloadCount = false,
            },
            _ => new DigitalFormStyle(),
        };
}
