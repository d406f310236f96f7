namespace Piaoheng.World.Workbooks;

/// <summary>How a bureau list comes: its form, its order and the faults of export and hands.</summary>
public sealed record BureauFileStyle
{
    /// <summary>Form of the file.</summary>
    public WorkbookForm Form { get; init; }

    /// <summary>Oldest first; 全量发票查询 sorts newest first.</summary>
    public bool IsAscending { get; init; }

    /// <summary>The sheet of lines is left out, as in exports of the head only.</summary>
    public bool HasNoLines { get; init; }

    /// <summary>Other headings for the same columns (S18).</summary>
    public bool HasOtherHeadings { get; init; }

    /// <summary>Merged title rows above the header (S18).</summary>
    public bool HasTitleRows { get; init; }

    /// <summary>A hidden sheet with lists of choices (S18).</summary>
    public bool HasHiddenSheet { get; init; }

    /// <summary>Amounts as text with six decimals, zero as <c>-0.00</c> (S17).</summary>
    public bool HasLongAmounts { get; init; }

    /// <summary>Dates without a time (S17).</summary>
    public bool HasNoTime { get; init; }

    /// <summary>Spaces behind names and numbers (S17).</summary>
    public bool HasTrailingSpaces { get; init; }

    /// <summary>8-digit numbers became spreadsheet numbers and lost their leading zeros; 20 digits stay text (S18).</summary>
    public bool HasNumbersAsNumbers { get; init; }

    /// <summary>20-digit numbers became floating point and lost their last digits (S18).</summary>
    public bool HasDigitalNumbersAsFloats { get; init; }

    /// <summary>At most so many header rows, the first of the order (S9); 0 = all.</summary>
    public int Ceiling { get; init; }

    /// <summary>One of the forms in which real files come, with a fault now and then.</summary>
    public static BureauFileStyle Diced(Dice dice) =>
        new()
        {
            Form = dice.Pick([
                WorkbookForm.Untouched,
                WorkbookForm.Untouched,
                WorkbookForm.Resaved,
                WorkbookForm.CsvUtf8,
                WorkbookForm.CsvGb18030,
            ]),
            IsAscending = dice.PerMille(200),
            HasNoLines = dice.PerMille(200),
            HasOtherHeadings = dice.PerMille(200),
            HasTitleRows = dice.PerMille(200),
            HasHiddenSheet = dice.PerMille(200),
            HasLongAmounts = dice.PerMille(200),
            HasNoTime = dice.PerMille(200),
            HasTrailingSpaces = dice.PerMille(200),
            HasNumbersAsNumbers = dice.PerMille(200),
        };
}

/// <summary>Form of a workbook file.</summary>
public enum WorkbookForm
{
    /// <summary>xlsx as exported: inline texts.</summary>
    Untouched,

    /// <summary>xlsx saved again by WPS: shared texts.</summary>
    Resaved,

    /// <summary>The header sheet as CSV in UTF-8 with a byte order mark.</summary>
    CsvUtf8,

    /// <summary>The header sheet as CSV in GB18030.</summary>
    CsvGb18030,
}
