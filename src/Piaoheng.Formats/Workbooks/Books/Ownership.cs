using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Validation;

namespace Piaoheng.Formats.Workbooks.Books;

/// <summary>本单位与方向: whose file it is, and so which rows are 进项 and which 销项.</summary>
/// <param name="TaxpayerId">The owner that the file names, or that every row has in common; null = not known.</param>
/// <param name="Direction">The direction of the whole file; null = mixed or not known.</param>
internal sealed record Ownership(string? TaxpayerId, Direction? Direction)
{
    /// <summary>Settles it, and gives the readings their direction.</summary>
    /// <param name="content">The content; its readings and findings are completed.</param>
    /// <param name="options">The taxpayer, where the caller knows it.</param>
    /// <param name="layout">Id of the layout.</param>
    /// <param name="fileWords">File name, sheet names and titles, which may say 进项 or 销项.</param>
    public static Ownership Settle(BookContent content, ReadOptions options, string layout, IReadOnlyList<string> fileWords)
    {
        var isPurchaseList = layout is BureauLayouts.Selection or BureauLayouts.PurposeConfirm;
        var isLedger = layout is BureauLayouts.Ledger or BureauLayouts.ImportList;
        var stated = isPurchaseList || layout == BureauLayouts.ImportList ? Core.Invoices.Direction.In : WordsOf(fileWords);
        // A ledger that names one party only names the others, never its owner.
        var canInfer = !isLedger || content.Readings.Exists(NamesBoth);
        var common = canInfer ? CommonParty(content.Readings, stated) : null;
        var owner = content.TaxpayerId ?? common?.TaxId;
        if (options.TaxpayerId is not { Length: > 0 } taxpayer)
        {
            if (content.TaxpayerId is null && common is { } found)
            {
                content.Findings.Add(WorkbookFindings.OwnerInferred(found.TaxId, found.IsBuyer ? "购方" : "销方"));
            }

            var direction =
                stated
                ?? (
                    common is null ? null
                    : common.Value.IsBuyer ? Core.Invoices.Direction.In
                    : Core.Invoices.Direction.Out
                );
            // An owner that is only inferred says less than the words of a ledger.
            Assign(content.Readings, reading => reading.Direction ?? DirectionRule.Of(reading, owner) ?? direction);
            return new Ownership(owner, Whole(content.Readings) ?? direction);
        }

        if (!isLedger && IsOfAnother(content.Readings, owner, taxpayer))
        {
            content.Findings.Add(WorkbookFindings.OtherTaxpayer(taxpayer, owner!));
            Assign(content.Readings, _ => null);
            return new Ownership(owner, null);
        }

        var whole =
            stated
            ?? Whole(content.Readings.Select(reading => DirectionRule.Of(reading, taxpayer)).Where(each => each is not null));
        Assign(
            content.Readings,
            // Rows of a bureau list that name nobody (voided blanks) belong to the list; a ledger may name the wrong company.
            reading => Of(reading, taxpayer, isPurchaseList) ?? (isLedger && NamesBoth(reading) ? null : whole)
        );
        return new Ownership(
            content.TaxpayerId,
            Whole(content.Readings.Select(reading => reading.Direction).Where(each => each is not null))
        );
    }

    private static bool IsOfAnother(List<Reading> readings, string? owner, string taxpayer) =>
        owner is not null
        && !DirectionRule.IsSame(owner, taxpayer)
        && !readings.Exists(reading => DirectionRule.Of(reading, taxpayer) is not null);

    /// <summary>进项 or 销项 by the words of file name, sheets and titles; null when they say neither or both.</summary>
    public static Direction? WordsOf(IEnumerable<string> texts)
    {
        var all = string.Join('\n', texts);
        var isIn = InWords.Any(word => all.Contains(word, StringComparison.Ordinal));
        var isOut = OutWords.Any(word => all.Contains(word, StringComparison.Ordinal));
        return isIn == isOut ? null
            : isIn ? Core.Invoices.Direction.In
            : Core.Invoices.Direction.Out;
    }

    private static readonly string[] InWords = ["进项", "取得发票", "收票", "采购", "报销", "应付"];
    private static readonly string[] OutWords = ["销项", "开具发票", "已开票", "开票台账", "开票明细", "应收"];

    private static void Assign(List<Reading> readings, Func<Reading, Direction?> direction)
    {
        for (var index = 0; index < readings.Count; index++)
        {
            var settled = direction(readings[index]);
            if (settled != readings[index].Direction)
            {
                readings[index] = readings[index] with { Direction = settled };
            }
        }
    }

    private static Direction? Whole(IEnumerable<Reading> readings) => Whole(readings.Select(reading => reading.Direction));

    private static Direction? Whole(IEnumerable<Direction?> directions)
    {
        Direction? whole = null;
        foreach (var direction in directions)
        {
            if (direction is null || (whole is not null && whole != direction))
            {
                return null;
            }

            whole = direction;
        }

        return whole;
    }

    // A list of 勾选 holds received invoices only; elsewhere the parties say more than the words above them.
    private static Direction? Of(Reading reading, string? taxpayer, bool isPurchaseList) =>
        isPurchaseList ? reading.Direction : DirectionRule.Of(reading, taxpayer) ?? reading.Direction;

    // One tax number on the same side of every row, and not so on the other side too.
    private static (string TaxId, bool IsBuyer)? CommonParty(List<Reading> readings, Direction? stated)
    {
        var buyer = stated == Core.Invoices.Direction.Out ? null : Common(readings.Select(reading => reading.BuyerTaxId));
        var seller = stated == Core.Invoices.Direction.In ? null : Common(readings.Select(reading => reading.SellerTaxId));
        return (buyer, seller) switch
        {
            (not null, null) => (buyer, true),
            (null, not null) => (seller, false),
            _ => null,
        };
    }

    private static string? Common(IEnumerable<string?> taxIds)
    {
        string? common = null;
        foreach (var taxId in taxIds)
        {
            // Voided blanks have no number or zeros.
            if (string.IsNullOrEmpty(taxId) || taxId.All(c => c == '0'))
            {
                continue;
            }

            if (common is not null && !DirectionRule.IsSame(common, taxId))
            {
                return null;
            }

            common = taxId;
        }

        return common;
    }

    private static bool NamesBoth(Reading reading) =>
        !string.IsNullOrEmpty(reading.BuyerTaxId) && !string.IsNullOrEmpty(reading.SellerTaxId);
}
