using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Ocr.Fields.Layout;
using Piaoheng.Ocr.Fields.Results;

namespace Piaoheng.Ocr.Fields.Lines;

/// <summary>数量 × 单价 = 金额: proves two cells of a line, and tells which of several readings of them are right.</summary>
internal sealed class LineProduct(Sheet sheet, LineColumns columns, ExtractionContext context)
{
    private const string Quantity = "quantity";
    private const string Price = "unitPrice";
    private const string Unit = "unit";
    private const decimal Tolerance = 0.011m;

    /// <summary>Pieces up to which a whole number that fits is no accident.</summary>
    private const int MostPieces = 999;

    /// <summary>Figures of a quantity that may stand glued to its price.</summary>
    private const int LongestQuantity = 9;

    /// <summary>Probability below which a sign in a cell that is looked at again is made out of empty paper.</summary>
    private const float SureSign = 0.5f;

    /// <summary>Looks at the cell of a unit, half its width and its height in heights: a single sign is read best with little around it.</summary>
    private static readonly (float Half, float Heights)[] UnitLooks = [(3, 1), (2, 1.25f)];

    /// <summary>Units that are often printed: only these are taken from a second look.</summary>
    private static readonly HashSet<string> Units = new(
        (
            "个 件 台 套 只 支 张 片 块 条 根 把 本 册 份 盒 箱 包 袋 瓶 桶 罐 盘 卷 米 平方米 立方米 升 毫升 克 千克 公斤 吨 吨公里 公里 千米 "
            + "月 天 日 年 次 项 批 人 位 间 桌 辆 组 副 双 对 顶 度 千瓦时 小时 元 栋 座 幅 枚 株 头 ㎡ m² m2 kg g L"
        ).Split(' '),
        StringComparer.Ordinal
    );

    /// <summary>Looks again at cells that do not fit or were not detected: single figures and letters often are not.</summary>
    public void Complete(Dictionary<string, FoundField> line, decimal amount)
    {
        var isPrinted = line.ContainsKey(Quantity) || line.ContainsKey(Price);
        if (!isPrinted && !line.ContainsKey(Unit))
        {
            return;
        }

        if (!Fits(line, line.GetValueOrDefault(Quantity), line.GetValueOrDefault(Price), amount) && !Glued(line, amount))
        {
            LookAgain(line, amount);
        }

        if (!OneOff(line, amount))
        {
            WorkedOutPrice.Mend(line, amount);
        }

        if (isPrinted && line["amount"].Slice is { } slice)
        {
            LostUnit(line, slice);
        }
    }

    // One figure of the two was misread: what the other leaves of the amount differs from it by just that.
    private static bool OneOff(Dictionary<string, FoundField> line, decimal amount)
    {
        if (
            line.GetValueOrDefault(Quantity) is not { Slice: not null } quantity
            || line.GetValueOrDefault(Price) is not { Slice: not null } price
            || quantity.Proof.HasFlag(Proof.Sum)
            || LineCheck.Parse(quantity.Value) is not { } pieces
            || LineCheck.Parse(price.Value) is not { } single
            || pieces == 0
            || single == 0
        )
        {
            return false;
        }

        return Fits(line, LineCheck.OneOff(quantity, amount / single), price, amount)
            || Fits(line, quantity, LineCheck.OneOff(price, amount / pieces), amount);
    }

    private void LookAgain(Dictionary<string, FoundField> line, decimal amount)
    {
        var (quantity, price) = (line.GetValueOrDefault(Quantity), line.GetValueOrDefault(Price));
        if (columns.Has(Quantity) && columns.Has(Price) && line["amount"].Slice is { } slice)
        {
            FoundField?[] quantities = [quantity, Seen(Quantity, slice)];
            FoundField?[] prices = [price, null];
            if (Array.Exists(quantities, each => Fits(line, each, price, amount)))
            {
                return;
            }

            prices[1] = Seen(Price, slice);
            if (Array.Exists(quantities, each => Fits(line, each, prices[1], amount)))
            {
                return;
            }
        }

        // Only one whole number makes the amount out of the price, whether its figure was seen or not.
        if (
            quantity is null
            && price is not null
            && LineCheck.Parse(price.Value) is { } single
            && single != 0
            && decimal.Round(amount / single) is >= 1 and <= MostPieces and var pieces
        )
        {
            var derived = new FoundField(pieces.ToString(CultureInfo.InvariantCulture), null) { Source = SourceId.Derived };
            if (!Fits(line, derived, price, amount) && WorkedOutPrice.Cent(price, amount / pieces) is { } cent)
            {
                Fits(line, derived with { IsContradicted = true }, cent with { IsContradicted = true }, amount);
            }
        }
    }

    /// <summary>Whether a text is a unit, or the beginning of one.</summary>
    public static bool BeginsUnit(string text) => Units.Any(unit => unit.StartsWith(text, StringComparison.Ordinal));

    private FoundField? Seen(string column, Piece beside) =>
        CellReader.Read(sheet, columns, column, beside, context) is { } seen ? LineRow.NumberField(seen) : null;

    // A letter or two between rules: easily lost, or read in part.
    private void LostUnit(Dictionary<string, FoundField> line, Piece beside)
    {
        var read = line.GetValueOrDefault(Unit);
        if (read is not null && (Units.Contains(read.Value) || (Completed(read) is { } whole && Put(line, whole))))
        {
            return;
        }

        foreach (var (half, heights) in UnitLooks)
        {
            if (
                columns.Has(Unit)
                && CellReader.Read(sheet, columns, Unit, beside, context, half, heights) is { } seen
                && new Piece([.. seen.Glyphs.Where(static glyph => glyph.Score >= SureSign)]) is var sure
                && Units.Contains(sure.Text)
            )
            {
                line[Unit] = LineRow.TextField(sure);
                return;
            }
        }
    }

    // 个 looks like an arrow; of 吨公里 the last letter was lost.
    private static FoundField? Completed(FoundField read)
    {
        var longer = Units.Where(unit => unit.StartsWith(read.Value, StringComparison.Ordinal)).ToList();
        return read.Value is "↑" ? read with { Value = "个" }
            : read.Value.Length > 1 && longer is [var only] ? read with { Value = only }
            : null;
    }

    private static bool Put(Dictionary<string, FoundField> line, FoundField unit)
    {
        line[Unit] = unit with { Source = SourceId.OcrCorrected };
        return true;
    }

    // Quantity and price that touch were read as one number: the amount tells where the one ends.
    private static bool Glued(Dictionary<string, FoundField> line, decimal amount)
    {
        if (line.ContainsKey(Quantity) || line.GetValueOrDefault(Price)?.Slice is not { } slice)
        {
            return false;
        }

        for (var at = 1; at < Math.Min(slice.Text.Length - 1, LongestQuantity); at++)
        {
            // Neither number ends with its point nor begins with a useless zero.
            var isCut = slice.Text[at - 1] is '.' or ',' || slice.Text[at] is '.' or ',';
            if (isCut || (slice.Text[at] is '0' && slice.Text[at + 1] is not ('.' or ',')))
            {
                continue;
            }

            if (Fits(line, LineRow.NumberField(slice.Slice(0, at)), LineRow.NumberField(slice.From(at)), amount))
            {
                return true;
            }
        }

        return false;
    }

    // Two that fit are those of the line.
    private static bool Fits(Dictionary<string, FoundField> line, FoundField? quantity, FoundField? price, decimal amount)
    {
        if (
            quantity is null
            || price is null
            || LineCheck.Parse(quantity.Value) is not { } pieces
            || LineCheck.Parse(price.Value) is not { } single
            || pieces == 0
            || Math.Abs(decimal.Round(pieces * single, 2, MidpointRounding.AwayFromZero) - amount) > Tolerance
        )
        {
            return false;
        }

        (line[Quantity], line[Price]) = (quantity.With(Proof.Sum), price.With(Proof.Sum));
        return true;
    }
}
