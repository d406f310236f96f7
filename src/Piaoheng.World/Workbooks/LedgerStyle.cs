namespace Piaoheng.World.Workbooks;

/// <summary>How one company keeps its invoice ledger.</summary>
public sealed record LedgerStyle
{
    /// <summary>Which wording of the headings, from 0 to <see cref="Wordings"/> − 1.</summary>
    public int Wording { get; init; }

    /// <summary>Form of the file.</summary>
    public WorkbookForm Form { get; init; }

    /// <summary>A title and the name of the company above the header.</summary>
    public bool HasTitle { get; init; } = true;

    /// <summary>A row of totals below the last row.</summary>
    public bool HasTotal { get; init; } = true;

    /// <summary>Dates as spreadsheet dates; otherwise as text <c>2026/9/3</c>.</summary>
    public bool HasRealDates { get; init; } = true;

    /// <summary>Amounts as text with thousands separators.</summary>
    public bool HasTextAmounts { get; init; }

    /// <summary>Number of wordings.</summary>
    public static int Wordings => OwnLedger.Wordings;

    /// <summary>One of the styles that real ledgers show.</summary>
    public static LedgerStyle Diced(Dice dice) =>
        new()
        {
            Wording = dice.Below(Wordings),
            Form = dice.Pick([WorkbookForm.Untouched, WorkbookForm.Resaved, WorkbookForm.CsvUtf8, WorkbookForm.CsvGb18030]),
            HasTitle = dice.PerMille(500),
            HasTotal = dice.PerMille(700),
            HasRealDates = dice.PerMille(500),
            HasTextAmounts = dice.PerMille(300),
        };
}
