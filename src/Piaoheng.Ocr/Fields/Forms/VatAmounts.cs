using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Ocr.Fields.Constraints;
using Piaoheng.Ocr.Fields.Layout;
using Piaoheng.Ocr.Fields.Lines;
using Piaoheng.Ocr.Fields.Results;

namespace Piaoheng.Ocr.Fields.Forms;

/// <summary>合计金额, 合计税额, 价税合计: chosen together, so that they add up and the words agree.</summary>
internal static class VatAmounts
{
    public static void Read(SheetDraft draft, VatAnchors anchors)
    {
        var all = draft.Sheet.Pieces.SelectMany(MoneyText.In).ToList();
        var words = anchors.Words;
        var spoken = words is null ? null : AmountWords.Value(words);
        var total = Total(draft.Sheet, all, anchors, spoken);
        var isCut = total is not null && spoken is { } whole && IsCut(total.Value, whole);
        if (isCut)
        {
            total = total! with { Value = spoken!.Value };
        }

        if (words is not null)
        {
            draft["totalInChinese"] = new FoundField(AmountWords.Plain(words), words)
            {
                Proof = total is not null && Agrees(words, spoken, total.Value.Abs()) ? Proof.Words : Proof.None,
                IsContradicted = spoken is null || (total is not null && spoken != total.Value.Abs()),
            };
        }

        if (total is not null)
        {
            var agrees = words is not null && Agrees(words, spoken, total.Value.Abs());
            draft["totalInclTax"] = new FoundField(total.Value.ToString(), total.Slice)
            {
                Source = isCut ? SourceId.OcrCorrected : SourceId.Ocr,
                Proof = agrees ? Proof.Words : Proof.None,
                IsContradicted = isCut || (spoken is not null && !agrees),
            };
        }
        else if (spoken is { } amount)
        {
            draft["totalInclTax"] = new FoundField(amount.ToString(), words)
            {
                Source = SourceId.Derived,
                Proof = Proof.Structure,
            };
        }

        Sums(draft, anchors, all, total?.Value ?? spoken);
        if (
            total is not null
            && spoken is { } said
            && said != total.Value.Abs()
            && draft["amountExTax"] is null or { IsContradicted: true }
        )
        {
            Corrected(draft, anchors, all, said, total);
        }
    }

    // The words and the sums agree with each other against the figures, which a seal often lies over.
    private static void Corrected(SheetDraft draft, VatAnchors anchors, List<Money> all, Yuan spoken, Money printed)
    {
        Sums(draft, anchors, all, spoken);
        if (
            draft["amountExTax"] is { } amount
            && amount.Proof.HasFlag(Proof.Sum)
            && draft["taxAmount"] is { Proof: var proof }
            && proof.HasFlag(Proof.Sum)
        )
        {
            draft["totalInclTax"] = new FoundField(spoken.ToString(), printed.Slice)
            {
                Source = SourceId.OcrCorrected,
                Proof = Proof.Words | Proof.Sum,
            };
            draft["totalInChinese"] = draft["totalInChinese"]! with { IsContradicted = false, Proof = Proof.Words };
        }
    }

    private static bool Agrees(Piece words, Yuan? spoken, Yuan total) =>
        spoken == total || (spoken is null && AmountWords.AreNearly(words, total));

    private static Money? Total(Sheet sheet, List<Money> all, VatAnchors anchors, Yuan? spoken)
    {
        var labels = sheet.Find("(小写)").Concat(sheet.Find("小写")).Select(static label => label.Label).ToList();
        var bottom = anchors.TableBottom;
        var low = all.FindAll(money => money.Slice.Y > bottom - (4 * money.Slice.Height));
        return low.Select(money => (Money: money, Score: Score(money, labels, anchors, spoken, all)))
                .Where(static entry => entry.Score > 0)
                .OrderByDescending(static entry => entry.Score)
                .Select(static entry => entry.Money)
                .FirstOrDefault()
            ?? all.FindAll(money => spoken is not null && money.Value == spoken).LastOrDefault();
    }

    private static float Score(Money money, List<Piece> labels, VatAnchors anchors, Yuan? spoken, List<Money> all)
    {
        var score = money.HasYen ? 0.5f : 0;
        score += spoken == money.Value.Abs() ? 4 : 0;
        score += labels.Exists(label => label.IsLevelWith(money.Slice) && money.Slice.Left > label.Left) ? 3 : 0;
        score +=
            anchors.Words is { } words && MathF.Abs(words.Y - money.Slice.Y) < 0.9f * MathF.Max(words.Height, money.Slice.Height)
                ? 2
                : 0;
        score += IsSumOfTwo(money, all) ? 1.5f : 0;
        // Below the row of the words it is a remark, unless the print is shifted.
        return score > 0.5f ? score : 0;
    }

    private static bool IsSumOfTwo(Money total, List<Money> all)
    {
        for (var left = 0; left < all.Count; left++)
        {
            for (var right = left + 1; right < all.Count; right++)
            {
                if (all[left].Value + all[right].Value == total.Value && all[left].Slice.IsLevelWith(all[right].Slice))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static void Sums(SheetDraft draft, VatAnchors anchors, List<Money> all, Yuan? total)
    {
        var floor = anchors.HeadingRow?.Y ?? draft.Sheet.Top;
        var rows = TextRow
            .Of(draft.Sheet.Pieces.Where(piece => piece.Y > floor))
            .Select(static row => (Row: row, Money: row.Pieces.SelectMany(MoneyText.In).ToList()))
            .Where(static entry => entry.Money.Count > 0)
            .ToList();

        // The lowest row whose two last amounts add up to the total.
        foreach (var (row, money) in Enumerable.Reverse(rows))
        {
            // A line of goods has a rate; of an invoice with one line its amounts are those of the sums.
            if (
                total is not null
                && money.Count >= 2
                && money[^2].Value + money[^1].Value == total
                && !row.All.Text.Contains('%', StringComparison.Ordinal)
            )
            {
                var proof =
                    Proof.Sum
                    | (row.All.Text.Contains('合', StringComparison.Ordinal) || money[^1].HasYen ? Proof.Structure : Proof.None);
                draft["amountExTax"] = new FoundField(money[^2].Value.ToString(), money[^2].Slice) { Proof = proof };
                draft["taxAmount"] = new FoundField(money[^1].Value.ToString(), money[^1].Slice) { Proof = proof };
                draft["totalInclTax"] = draft["totalInclTax"]?.With(Proof.Sum);
                return;
            }
        }

        // The two may have got into different rows; above all the amounts of one invoice add up only once.
        if (total is { } sum && Apart(draft, all, floor, sum))
        {
            return;
        }

        var sums = rows.FindLast(entry =>
            IsSumRow(entry.Row, entry.Money)
            && !entry.Money.Exists(money =>
                money.Value == total && entry.Money.Count == 1 && !entry.Row.All.Text.Contains('*', StringComparison.Ordinal)
            )
        );
        if (sums.Row is not null)
        {
            Unproven(draft, sums.Row, sums.Money, total);
            if (total is { } whole)
            {
                Completed(draft, new LineColumns(anchors.HeadingRow), sums.Money, whole);
            }
        }
    }

    private static bool Apart(SheetDraft draft, List<Money> all, float floor, Yuan total)
    {
        var signed = all.FindAll(money => money.HasYen && money.Slice.Y > floor && money.Value != total);
        foreach (var amount in signed)
        {
            var tax = signed.FindAll(other =>
                other.Value + amount.Value == total
                && other.Slice.Left > amount.Slice.Right
                && MathF.Abs(other.Slice.Y - amount.Slice.Y) < 2 * amount.Slice.Height
            );
            if (tax is [var only])
            {
                draft["amountExTax"] = new FoundField(amount.Value.ToString(), amount.Slice) { Proof = Proof.Sum };
                draft["taxAmount"] = new FoundField(only.Value.ToString(), only.Slice) { Proof = Proof.Sum };
                draft["totalInclTax"] = draft["totalInclTax"]?.With(Proof.Sum);
                return true;
            }
        }

        return false;
    }

    private static bool IsSumRow(TextRow row, List<Money> money) =>
        (
            money.Exists(static each => each.HasYen)
            && money.Count <= 2
            && row.All.Text.Length < 40
            && !row.All.Text.Contains("小写", StringComparison.Ordinal)
            && AmountWords.In(row.All) is null
        )
        || row.All.Text.StartsWith("合计", StringComparison.Ordinal)
        || (row.All.Text.StartsWith('合') && row.All.Text.Contains('计', StringComparison.Ordinal));

    private static void Unproven(SheetDraft draft, TextRow row, List<Money> money, Yuan? total)
    {
        if (money is [var amount, var tax, ..])
        {
            draft["amountExTax"] = new FoundField(amount.Value.ToString(), amount.Slice) { IsContradicted = total is not null };
            draft["taxAmount"] = new FoundField(tax.Value.ToString(), tax.Slice) { IsContradicted = total is not null };
            return;
        }

        // 免税: the tax is printed as ***, and the amount is the total.
        var stars = row.All.Text.IndexOf("**", StringComparison.Ordinal);
        draft["amountExTax"] = new FoundField(money[0].Value.ToString(), money[0].Slice)
        {
            Proof = money[0].Value == total ? Proof.Sum : Proof.None,
            IsContradicted = total is not null && money[0].Value != total,
        };
        if (stars >= 0 && money[0].Value == total)
        {
            draft["taxAmount"] = new FoundField(PrintedAmount.Masked, row.All.Slice(stars, 2)) { Proof = Proof.Sum };
        }
    }

    // Of amount and tax one was not read, or lost its first figures under a seal: it is what the other leaves of the total. A person looks at it.
    private static void Completed(SheetDraft draft, LineColumns columns, List<Money> money, Yuan total)
    {
        if (money is [var amount, var tax])
        {
            if (IsCut(amount.Value, total - tax.Value))
            {
                draft["amountExTax"] = Corrected(total - tax.Value, amount);
            }
            else if (IsCut(tax.Value, total - amount.Value))
            {
                draft["taxAmount"] = Corrected(total - amount.Value, tax);
            }
        }
        else if (money is [var only] && only.Value != total && draft["taxAmount"] is null)
        {
            var isTax = columns.Nearest(only.Slice.X, "amount", "tax") is "tax";
            draft[isTax ? "taxAmount" : "amountExTax"] = new FoundField(only.Value.ToString(), only.Slice);
            draft[isTax ? "amountExTax" : "taxAmount"] = new FoundField((total - only.Value).ToString(), null)
            {
                Source = SourceId.Derived,
            };
        }
    }

    private static FoundField Corrected(Yuan value, Money read) =>
        new(value.ToString(), read.Slice) { Source = SourceId.OcrCorrected, IsContradicted = true };

    // 278.59 of 1278.59: figures at the beginning were lost, the others are the same.
    private static bool IsCut(Yuan read, Yuan whole) =>
        read > Yuan.Zero && whole > read && whole.ToString().EndsWith(read.ToString(), StringComparison.Ordinal);
}
