using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Reconciliation;
using Piaoheng.World.Companies;

namespace Piaoheng.World.TwoSides;

/// <summary>What goes wrong on our side.</summary>
internal static class OurFaults
{
    /// <summary>All of them; several may hit one invoice.</summary>
    public static IReadOnlyList<Fault> All { get; } =
    [
        new(60, (draft, _) => draft.Ours.Clear()),
        new(40, MistypeNumber),
        new(15, (draft, _) => draft.ChangeOurs(record => record with { InvoiceCode = "" })),
        new(20, (draft, _) => draft.ChangeOurs(SplitIntoCodeAndNumber)),
        new(6, (draft, _) => draft.ChangeOurs(KeepLastEight)),
        new(20, MistypeAmount),
        new(10, (draft, dice) => draft.ChangeOneOfOurs(dice, record => record with { TaxAmount = null, AmountExTax = null })),
        new(20, (draft, dice) => MoveDate(draft, dice)),
        new(10, (draft, dice) => draft.ChangeOneOfOurs(dice, record => record with { IssueDate = null })),
        new(12, MistypeSellerTaxId),
        new(60, (draft, dice) => draft.ChangeOneOfOurs(dice, WriteNamesOtherwise)),
        new(30, UseFormerName),
        new(
            10,
            (draft, dice) => draft.ChangeOneOfOurs(dice, record => record with { SellerName = record.SellerName + "分公司" })
        ),
        new(20, (draft, dice) => draft.ChangeOneOfOurs(dice, record => record with { SellerName = "", SellerTaxId = "" })),
        new(6, (draft, _) => draft.ChangeOurs(record => record with { BuyerName = null, BuyerTaxId = null })),
        new(16, NameAnotherBuyer),
        new(25, (draft, dice) => draft.ChangeOneOfOurs(dice, record => record with { Kind = Sibling(record.Kind) })),
        new(12, (draft, dice) => draft.ChangeOneOfOurs(dice, record => record with { Kind = OtherFamily(record.Kind) })),
        new(12, (draft, _) => draft.ChangeOurs(record => record with { Kind = KindId.Unknown })),
        new(20, (draft, _) => draft.ChangeOurs(record => record with { IsQuarantined = true })),
        new(8, (draft, dice) => draft.ChangeOneOfOurs(dice, CallVoid)),
        new(10, ChangeLines),
        new(30, BookAgain),
        new(20, DropOneRow),
        new(15, (draft, _) => draft.ChangeOurs(StateUseApart)),
        new(15, (draft, _) => draft.ChangeOurs(ForgetDirection)),
        new(10, (draft, dice) => draft.ChangeOneOfOurs(dice, record => record with { Lines = [] })),
    ];

    private static void MistypeNumber(Draft draft, Dice dice)
    {
        var typed = Typos.In(draft.Invoice.InvoiceNumber!, dice);
        draft.ChangeOurs(record => record with { InvoiceNumber = typed, PaperCode = null, PaperNumber = null });
    }

    private static InvoiceRecord SplitIntoCodeAndNumber(InvoiceRecord record) =>
        record is { InvoiceCode: "", InvoiceNumber.Length: 20 }
            ? record with
            {
                InvoiceCode = record.InvoiceNumber[..12],
                InvoiceNumber = record.InvoiceNumber[12..],
            }
            : record;

    private static InvoiceRecord KeepLastEight(InvoiceRecord record) =>
        record.InvoiceNumber is { Length: 20 }
            ? record with
            {
                InvoiceNumber = record.InvoiceNumber[12..],
                PaperCode = null,
                PaperNumber = null,
            }
            : record;

    private static void MistypeAmount(Draft draft, Dice dice)
    {
        var slip = Yuan.FromFen(dice.PerMille(500) ? 1 : dice.Between(-5_000, 5_000));
        draft.ChangeOneOfOurs(
            dice,
            record =>
                dice.PerMille(500)
                    ? record with
                    {
                        TaxAmount = record.TaxAmount?.Value + slip,
                        TotalInclTax = record.TotalInclTax?.Value + slip,
                    }
                    : record with
                    {
                        TotalInclTax = record.TotalInclTax?.Value + slip,
                    }
        );
    }

    private static void MoveDate(Draft draft, Dice dice)
    {
        var days = (int)dice.Between(-45, 45);
        draft.ChangeOurs(record => record with { IssueDate = record.IssueDate?.AddDays(days) });
    }

    private static void MistypeSellerTaxId(Draft draft, Dice dice) =>
        draft.ChangeOneOfOurs(
            dice,
            record =>
                record.SellerTaxId is { Length: > 4 } taxId
                    ? record with
                    {
                        SellerTaxId = string.Concat(taxId.AsSpan(0, taxId.Length - 3), taxId.AsSpan(taxId.Length - 2), "X"),
                    }
                    : record
        );

    private static InvoiceRecord WriteNamesOtherwise(InvoiceRecord record) =>
        record with
        {
            SellerName = record.SellerName?.Replace('(', '（').Replace(')', '）').Insert(2, " "),
            BuyerName = record.BuyerName is { } name ? name + "\u3000" : null,
        };

    private static void UseFormerName(Draft draft, Dice dice)
    {
        var name = draft.Other.FormerName ?? draft.Other.Company.Name;
        draft.ChangeOneOfOurs(
            dice,
            record => record.Direction == Direction.In ? record with { SellerName = name } : record with { BuyerName = name }
        );
    }

    private static void NameAnotherBuyer(Draft draft, Dice dice)
    {
        if (draft.Invoice.Direction != Direction.In)
        {
            return;
        }

        var (name, taxId) = dice.Pick<(string, string)>([
            (InventedCompanies.Sister.Name, InventedCompanies.Sister.TaxId),
            (draft.Other.Company.Name, draft.Other.Company.TaxId),
            ("程知远", ""),
        ]);
        draft.ChangeOurs(record => record with { BuyerName = name, BuyerTaxId = taxId });
    }

    private static string Sibling(string kind) =>
        kind switch
        {
            KindId.DigitalVatSpecial => KindId.PaperVatSpecial,
            KindId.PaperVatSpecial => KindId.ElectronicVatSpecial,
            _ => KindId.DigitalVatNormal,
        };

    private static string OtherFamily(string kind) =>
        kind == KindId.DigitalVatSpecial ? KindId.DigitalVatNormal : KindId.DigitalVatSpecial;

    private static InvoiceRecord CallVoid(InvoiceRecord record) =>
        record with
        {
            Status = new InvoiceStatus(VoidState.Voided, RedState.Unknown, RiskState.Unknown, "作废"),
        };

    private static void ChangeLines(Draft draft, Dice dice) =>
        draft.ChangeOneOfOurs(
            dice,
            record =>
                record.Lines is { Count: > 0 } lines
                    ? record with
                    {
                        Lines = dice.PerMille(500)
                            ? [.. lines.Skip(1), lines[0] with { Amount = lines[0].Amount!.Value.Value + Yuan.FromFen(100) }]
                            : [.. lines.Reverse()],
                    }
                    : record
        );

    private static void BookAgain(Draft draft, Dice dice)
    {
        if (draft.Ours.Find(record => record.Nature == RecordNature.BookRow) is { } row)
        {
            draft.Ours.Add(row with { Id = row.Id + "+", Part = row.Part + "0" });
        }
    }

    private static void DropOneRow(Draft draft, Dice dice)
    {
        if (draft.Ours.Count(record => record.Nature == RecordNature.BookRow) > 1)
        {
            draft.Ours.Remove(draft.Ours.Find(record => record.Nature == RecordNature.BookRow)!);
        }
    }

    // The row repeats the amounts and states its use beside them.
    private static InvoiceRecord StateUseApart(InvoiceRecord record) =>
        record.Nature == RecordNature.BookRow ? record with { UsedAmount = record.TotalInclTax?.Value } : record;

    private static InvoiceRecord ForgetDirection(InvoiceRecord record) =>
        record.Nature == RecordNature.BookRow
            ? record with
            {
                Direction = null,
                BuyerName = null,
                BuyerTaxId = null,
                SellerName = null,
                SellerTaxId = null,
            }
            : record with
            {
                Direction = null,
            };
}
