using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Ocr.Fields.Forms;
using Piaoheng.Ocr.Fields.Layout;
using Piaoheng.Ocr.Fields.Results;

namespace Piaoheng.Ocr.Fields.Lines;

/// <summary>明细行 of a form: rows between the headings and the sums.</summary>
internal static class LineTable
{
    private const string Amount = "amount";
    private const int MostLines = 200;

    public static void Read(SheetDraft draft, VatAnchors anchors, ExtractionContext context)
    {
        var columns = new LineColumns(anchors.HeadingRow);
        var rows = Body(draft, anchors);
        var lines = new List<Dictionary<string, FoundField>>();
        foreach (var row in rows)
        {
            if (LineRow.Read(row, columns) is { } cells)
            {
                lines.Add(cells);
            }
            else if (lines.Count > 0)
            {
                Continue(lines[^1], row, columns);
            }

            if (lines.Count > MostLines)
            {
                return;
            }
        }

        if (lines.Count == 0)
        {
            return;
        }

        LostTax(draft, lines, context);
        var checkedLines = lines.ConvertAll(line => LineCheck.Complete(draft, columns, line, context));
        OneOff(draft, checkedLines, ("taxAmount", "tax"));
        OneOff(draft, checkedLines, ("amountExTax", Amount));
        SpecialColumns(draft, checkedLines[0]);
        draft.Lines = [.. checkedLines.Select(Line)];
        Prove(draft, checkedLines);
    }

    private static List<TextRow> Body(SheetDraft draft, VatAnchors anchors)
    {
        if (anchors.HeadingRow is not { } headings)
        {
            return [];
        }

        var sums = draft["amountExTax"]?.Slice?.Y ?? anchors.TableBottom;
        // A shifted print has its sums below the words' label; the lines end before both.
        var bottom = MathF.Min(sums, anchors.TableBottom);
        var sheet = draft.Sheet;
        var trips = sheet.Find("出行人").Concat(sheet.Find("有效身份证件号")).Select(static label => (float?)label.Piece.Y).Min();
        bottom = MathF.Min(bottom, trips ?? bottom);
        var margin = headings.Height * 0.45f;
        return TextRow
            .Of(
                sheet.Pieces.Where(piece =>
                    piece.Y > headings.Y + margin
                    && piece.Y < bottom - margin
                    && piece.Text is not ("合" or "计" or "合计" or "小计")
                    && !headings.Pieces.Contains(piece)
                )
            )
            .FindAll(static row => !IsFurniture(row));
    }

    private static bool IsFurniture(TextRow row) =>
        row.All.Text.StartsWith("合计", StringComparison.Ordinal) || row.All.Text.StartsWith("小计", StringComparison.Ordinal);

    private static void Continue(Dictionary<string, FoundField> line, TextRow row, LineColumns columns)
    {
        foreach (var (key, text) in LineRow.Continuation(row, columns))
        {
            if (
                key is "name" or "spec"
                && line.TryGetValue(key, out var known)
                && known.Slice is { } slice
                && text.Height < 1.6f * slice.Height
            )
            {
                line[key] = LineRow.TextField(Piece.Joined([slice, text]));
            }
        }
    }

    // Of one line the tax was not read: it is what the others leave of the sum, if a rate in force makes it out of the amount.
    private static void LostTax(SheetDraft draft, List<Dictionary<string, FoundField>> lines, ExtractionContext context)
    {
        if (
            lines.FindAll(static line => !line.ContainsKey("tax")) is not [var lost]
            || Money(lost, Amount) is not { } amount
            || !PrintedAmount.TryParse(draft["taxAmount"]?.Value, out var sum)
            || sum.IsMasked
        )
        {
            return;
        }

        var rest = lines.Aggregate(sum.Value, (left, line) => left - (Money(line, "tax")?.Value ?? Yuan.Zero));
        var field = new FoundField(rest.ToString(), null) { Source = SourceId.Derived };
        if (LineCheck.IsTaxOf(draft, lost, (amount.Value, rest), context.Policy.Rates))
        {
            lost["tax"] = field;
        }
    }

    // The lines do not add up to their sum, and one figure of just one line would make them.
    private static void OneOff(SheetDraft draft, List<Dictionary<string, FoundField>> lines, (string Sum, string Key) column)
    {
        if (
            draft[column.Sum] is not { IsContradicted: false } field
            || !field.Proof.HasFlag(Proof.Sum)
            || !PrintedAmount.TryParse(field.Value, out var stated)
            || lines.Exists(line => Money(line, column.Key) is null)
        )
        {
            return;
        }

        var missing = lines.Aggregate(stated.Value, (left, line) => left - Money(line, column.Key)!.Value.Value);
        var fitting = lines
            .Where(line => line[column.Key].Slice is not null)
            .Select(line =>
                (Line: line, Cell: LineCheck.OneOff(line[column.Key], (Money(line, column.Key)!.Value.Value + missing).Value))
            )
            .Where(static entry => entry.Cell is not null)
            .ToList();
        // Of several such lines it is the one whose tax its rate does not make as it was read, and makes as it would be.
        if (fitting.Count > 1)
        {
            fitting = fitting.FindAll(static entry => LineCheck.IsMended(entry.Line, entry.Cell!));
        }

        if (missing != Yuan.Zero && fitting is [var only])
        {
            only.Line[column.Key] = only.Cell!;
        }
    }

    // A toll invoice has plate, kind and days in columns of its lines.
    private static void SpecialColumns(SheetDraft draft, Dictionary<string, FoundField> line)
    {
        foreach (
            var (column, key) in ((string, string)[])
                [
                    ("plate", ExtraKey.PlateNumber),
                    ("vehicle", ExtraKey.VehicleType),
                    ("from", ExtraKey.PassageFrom),
                    ("to", ExtraKey.PassageTo),
                ]
        )
        {
            if (line.TryGetValue(column, out var cell))
            {
                draft["extra." + key] = cell;
            }
        }
    }

    private static FoundLine Line(Dictionary<string, FoundField> cells) =>
        new(
            new InvoiceLine
            {
                Name = Text(cells, "name"),
                Spec = Text(cells, "spec") ?? "",
                Unit = Text(cells, "unit") ?? "",
                Quantity = Text(cells, "quantity") ?? "",
                UnitPrice = Text(cells, "unitPrice") ?? "",
                Amount = Money(cells, Amount),
                TaxRate = Text(cells, "taxRate"),
                Tax = Money(cells, "tax"),
            }
        )
        {
            Cells = cells,
        };

    private static string? Text(Dictionary<string, FoundField> cells, string key) => cells.GetValueOrDefault(key)?.Value;

    private static PrintedAmount? Money(Dictionary<string, FoundField> cells, string key) =>
        PrintedAmount.TryParse(Text(cells, key), out var amount) ? amount : null;

    // The lines add up to the sums: that proves their amounts, and the sums.
    private static void Prove(SheetDraft draft, List<Dictionary<string, FoundField>> lines)
    {
        foreach (var (sum, key) in ((string, string)[])[("amountExTax", Amount), ("taxAmount", "tax")])
        {
            if (
                draft[sum] is not { } field
                || !PrintedAmount.TryParse(field.Value, out var stated)
                || lines.Exists(line => !line.ContainsKey(key))
            )
            {
                continue;
            }

            var added = lines.Aggregate(Yuan.Zero, (total, line) => total + (Money(line, key)?.Value ?? Yuan.Zero));
            if (added == stated.Value)
            {
                draft[sum] = field.With(Proof.Sum | Proof.Structure);
                foreach (var line in lines)
                {
                    line[key] = line[key].With(Proof.Sum);
                }
            }
        }
    }
}
