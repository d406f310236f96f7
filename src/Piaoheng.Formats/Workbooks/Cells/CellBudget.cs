namespace Piaoheng.Formats.Workbooks.Cells;

/// <summary>Counts what a table file makes us keep, and stops at the limits.</summary>
internal sealed class CellBudget
{
    private long _characters;

    /// <summary>Counts the characters of one cell.</summary>
    public void Spend(int characters)
    {
        _characters += characters;
        if (_characters > Limits.CellCharacters)
        {
            throw new LimitExceededException();
        }
    }

    /// <summary>Checks the number of a row, counted from 1.</summary>
    public static void CheckRow(int row)
    {
        if (row is < 1 or > Limits.SheetRows)
        {
            throw new LimitExceededException();
        }
    }

    /// <summary>Checks the number of sheets.</summary>
    public static void CheckSheets(int sheets)
    {
        if (sheets > Limits.Sheets)
        {
            throw new LimitExceededException();
        }
    }
}
