using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;

namespace Piaoheng.World.TwoSides;

/// <summary>What goes wrong, or merely differs, in the lists of the bureau.</summary>
internal sealed class TheirFaults(Bookkeeping books)
{
    /// <summary>All of them; several may hit one invoice.</summary>
    public IReadOnlyList<Fault> All =>
        [
            new(60, (draft, _) => draft.Theirs.Clear()),
            new(12, (draft, _) => SetState(draft, state => state with { Void = VoidState.Voided, Text = "已作废" })),
            new(
                8,
                (draft, dice) =>
                    SetState(draft, state => state with { Red = dice.Pick([RedState.Locked, RedState.Partial, RedState.Full]) })
            ),
            new(
                10,
                (draft, dice) =>
                    SetState(
                        draft,
                        state => state with { Risk = dice.Pick([RiskState.Doubtful, RiskState.Abnormal, RiskState.LostControl]) }
                    )
            ),
            new(30, (draft, _) => draft.ChangeTheirs(record => record with { Status = InvoiceStatus.Unknown })),
            new(12, (draft, _) => ListTwice(draft)),
            new(30, ListInLaterFile),
            new(60, (draft, _) => ListByPaperPair(draft)),
            new(20, (draft, _) => draft.ChangeTheirs(record => record with { Kind = KindId.Unknown })),
            new(10, (draft, _) => draft.ChangeTheirs(record => record with { IssueDate = null })),
            new(
                20,
                (draft, _) =>
                    draft.ChangeTheirs(record => record with { BuyerTaxId = "***", SellerName = record.SellerName + "  " })
            ),
            new(8, (draft, _) => draft.ChangeTheirs(record => record with { Direction = null })),
        ];

    private static void SetState(Draft draft, Func<InvoiceStatus, InvoiceStatus> change) =>
        draft.ChangeTheirs(record => record with { Status = change(record.Status) });

    private void ListTwice(Draft draft)
    {
        if (draft.Theirs.Count > 0)
        {
            var again = books.ListedIn(draft.Invoice, draft.Theirs[0].Source);
            draft.Theirs.Add(draft.Theirs[0] with { Id = again.Id, Part = again.Part });
        }
    }

    private void ListInLaterFile(Draft draft, Dice dice)
    {
        if (draft.Theirs.Count > 0)
        {
            draft.Theirs.Add(
                books.ListedIn(draft.Invoice, "全量发票_复核.xlsx") with
                {
                    ReadAt = dice.PerMille(500) ? new DateTimeOffset(2026, 7, 5, 9, 0, 0, TimeSpan.FromHours(8)) : null,
                    Status = new InvoiceStatus(
                        dice.PerMille(200) ? VoidState.Voided : VoidState.None,
                        RedState.None,
                        RiskState.Normal,
                        "复核"
                    ),
                }
            );
        }
    }

    // One list gives the paper code and number, another the 20 digits and both.
    private void ListByPaperPair(Draft draft)
    {
        if (draft.Theirs.Count > 0 && draft.Invoice.PaperNumber is not null)
        {
            draft.Theirs.Add(
                books.Selected(draft.Invoice) with
                {
                    InvoiceCode = draft.Invoice.PaperCode,
                    InvoiceNumber = draft.Invoice.PaperNumber,
                    PaperCode = null,
                    PaperNumber = null,
                }
            );
        }
    }
}
