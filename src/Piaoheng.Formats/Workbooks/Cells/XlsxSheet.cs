using System.Globalization;
using Piaoheng.Formats.Workbooks.Writing;

namespace Piaoheng.Formats.Workbooks.Cells;

/// <summary>One sheet of an xlsx file.</summary>
internal sealed class XlsxSheet(XlsxFile file, string? path, XlsxSurroundings surroundings) : Sheet
{
    /// <inheritdoc />
    public override IEnumerable<SheetRow> Rows()
    {
        using var markup = file.OpenSheet(path);
        if (markup is null)
        {
            yield break;
        }

        var row = new SheetRow();
        var number = 0;
        while (markup.Read())
        {
            if (!markup.IsStart("row"u8))
            {
                continue;
            }

            number = markup.Integer("r"u8) ?? checked(number + 1);
            CellBudget.CheckRow(number);
            row.Begin(number);
            if (!markup.IsEmpty)
            {
                ReadCells(markup, row);
            }

            yield return row;
        }
    }

    private void ReadCells(SheetMarkup markup, SheetRow row)
    {
        var depth = markup.Depth;
        var column = -1;
        while (true)
        {
            if (markup.TryTakeCell(out var usual))
            {
                column = ColumnOf(usual.Reference, column);
                if (usual.HasContent)
                {
                    row.Set(column, ReadCell(usual));
                }

                continue;
            }

            if (!markup.Read() || markup.Depth <= depth)
            {
                return;
            }

            if (!markup.IsStart("c"u8))
            {
                continue;
            }

            column = ColumnOf(markup.Attribute("r"u8), column);
            if (!markup.IsEmpty)
            {
                row.Set(column, ReadCell(markup));
            }
        }
    }

    private static int ColumnOf(ReadOnlySpan<byte> reference, int before)
    {
        var column = reference.IsEmpty ? before + 1 : ColumnName.Parse(reference);
        return column >= 0 ? column : throw new InvalidDataException("A cell without a column.");
    }

    private Cell ReadCell(in UsualCell cell)
    {
        var type = TypeOf(cell.Type);
        var text = surroundings.Text.Of(cell.Text, cell.KeepsSpace);
        surroundings.Budget.Spend(text.Length);
        return Typed(text, type, SheetMarkup.Whole(cell.Style));
    }

    private Cell ReadCell(SheetMarkup markup)
    {
        var (type, style) = (TypeOf(markup.Attribute("t"u8)), markup.Integer("s"u8));
        var depth = markup.Depth;
        string? text = null;
        while (markup.Read() && markup.Depth > depth)
        {
            if (markup.IsStart("is"u8) || markup.IsStart("v"u8))
            {
                text = surroundings.Text.Read(markup);
            }
            else if (markup.Kind == MarkupKind.Start)
            {
                // What a formula gave stands in the value.
                markup.SkipToEnd();
            }
        }

        if (text is null)
        {
            return default;
        }

        surroundings.Budget.Spend(text.Length);
        return Typed(text, type, style);
    }

    private Cell Typed(string text, CellType type, int? style)
    {
        switch (type)
        {
            case CellType.Shared:
                return
                    int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                    && index < surroundings.Shared.Length
                    ? Cell.OfText(surroundings.Shared[index])
                    : default;
            case CellType.Text:
                return Cell.OfText(text);
            case CellType.Error:
                return Cell.OfError(text);
            case CellType.Boolean:
                return Cell.OfText(text == "1" ? "TRUE" : "FALSE");
            case CellType.Date:
                return DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment)
                    ? Cell.OfMoment(moment)
                    : Cell.OfText(text);
            default:
                return text.Length == 0 ? default : Number(text, style);
        }
    }

    private Cell Number(string digits, int? style)
    {
        var isDate = style is { } index && index < surroundings.IsDate.Length && surroundings.IsDate[index];
        return
            isDate
            && double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial)
            && surroundings.Dates.Of(serial) is { } moment
            ? Cell.OfMoment(moment)
            : Cell.OfNumber(digits);
    }

    private static CellType TypeOf(ReadOnlySpan<byte> name) =>
        name switch
        {
            [(byte)'s'] => CellType.Shared,
            [(byte)'e'] => CellType.Error,
            [(byte)'b'] => CellType.Boolean,
            [(byte)'d'] => CellType.Date,
            _ => name.SequenceEqual("inlineStr"u8) || name.SequenceEqual("str"u8) ? CellType.Text : CellType.Number,
        };

    private enum CellType : byte
    {
        Number,
        Text,
        Shared,
        Error,
        Boolean,
        Date,
    }
}
