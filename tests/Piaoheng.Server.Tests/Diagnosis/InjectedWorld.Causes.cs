using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Server.Modules.Intake;

namespace Piaoheng.Server.Tests.Diagnosis;

/// <summary>The causes that are injected, one of each at a time.</summary>
internal sealed partial class InjectedWorld
{
    private static readonly InvoiceStatus Plain = new(VoidState.None, RedState.None, RiskState.Normal, "正常");

    private void InjectAll()
    {
        InjectPresence();
        InjectAbsence();
        InjectStates();
        InjectPlaces();
        InjectOurs();
        InjectUploads();
        InjectSurroundings();
    }

    private void InjectUploads()
    {
        foreach (
            var (stage, cause) in ((UploadStage, string)[])
                [
                    (UploadStage.Draft, Cause.DraftUnissued),
                    (UploadStage.Pending, Cause.UploadPending),
                    (UploadStage.QuotaShort, Cause.QuotaShort),
                    (UploadStage.Refused, Cause.UploadFailed),
                ]
        )
        {
            var issued = Invoice(In(3)) with { Direction = Direction.Out };
            _uploads.Add((issued.InvoiceNumber!, stage));
            Asked(cause, issued, withDay: true);
        }
    }

    private void InjectSurroundings()
    {
        var lost = Invoice();
        OnBoth(lost);
        _lost.Add(lost.InvoiceNumber!);
        Asked(Cause.LostAfterUpgrade, lost);

        var filtered = Invoice();
        OnBoth(filtered);
        Cases.Add(
            new InjectedCase(
                Cause.HiddenByFilter,
                QueryText.Parse(filtered.InvoiceNumber) with
                {
                    List = dice.Next(2) == 0 ? "invoices?direction=out" : "invoices?from=2020-01-01&to=2020-12-31",
                }
            )
        );

        var full = Invoice(In(3));
        Cases.Add(new InjectedCase(Cause.StorageFull, QueryText.Parse(full.InvoiceNumber + " 2026-03-10")) { At = FullOne });

        var beyond = Invoice() with { BuyerName = "北京衡岳销售有限公司", BuyerTaxId = Sister.Number };
        _sister.Add(beyond);
        Cases.Add(new InjectedCase(Cause.NoPermission, QueryText.Parse(beyond.InvoiceNumber)) { IsLimited = true });

        var missed = Invoice();
        Listed(missed);
        Cases.Add(new InjectedCase(Cause.ModuleOff, QueryText.Parse(missed.InvoiceNumber)) { ModuleOff = "Intake" });
    }

    private void InjectPresence()
    {
        var both = Invoice();
        OnBoth(both);
        Asked(Cause.Found, both);

        var typed = Invoice();
        OnBoth(typed);
        Asked(Cause.NumberTypo, typed, Mistyped(typed.InvoiceNumber!));

        var paper = Invoice() with
        {
            Kind = KindId.DigitalPaperSpecial,
            PaperCode = $"11001{dice.Next(100_000):00000}",
            PaperNumber = $"{dice.Next(100_000_000):00000000}",
        };
        OnBoth(paper);
        Asked(Cause.AliasForm, paper, $"{paper.PaperCode} {paper.PaperNumber}");
    }

    private void InjectAbsence()
    {
        Asked(Cause.NotYetDue, Invoice(AsOf), withDay: true);
        Asked(Cause.CoverageGap, Invoice(new DateOnly(2026, 4, 1 + dice.Next(15))), withDay: true);
        Asked(Cause.ExportTruncated, Invoice(new DateOnly(2025, 11, 1 + dice.Next(15))), withDay: true);
        Asked(Cause.NotIssued, Invoice(In(3)), withDay: true);

        var held = Invoice(new DateOnly(2025, 11, 1 + dice.Next(15)));
        _documents.Add(held);
        Asked(Cause.ExportTruncated, held);

        var rejected = Invoice(In(3));
        _waiting.Add(($"dzfp_{rejected.InvoiceNumber}_{Name}.pdf", IntakeOutcome.Quarantined));
        Asked(Cause.ImportRejected, rejected);

        var pending = Invoice(In(3));
        _waiting.Add(($"{pending.InvoiceNumber}.ofd", IntakeOutcome.Reading));
        Asked(Cause.ImportPending, pending);
    }

    private void InjectStates()
    {
        var voided = Invoice();
        OnBoth(voided, Plain with { Void = VoidState.Voided, Text = "已作废" });
        Asked(Cause.Voided, voided);

        var reversed = Invoice();
        OnBoth(reversed, Plain with { Red = RedState.Full, Text = "已红冲-全额" });
        Asked(Cause.RedReversed, reversed);

        var old = Invoice(In(1));
        OnBoth(old, Plain with { Red = RedState.Full, Text = "已红冲-全额" });
        OnBoth(
            Invoice(In(3)) with
            {
                SellerName = old.SellerName,
                SellerTaxId = old.SellerTaxId,
                AmountExTax = old.AmountExTax,
                TaxAmount = old.TaxAmount,
                TotalInclTax = old.TotalInclTax,
            }
        );
        Asked(Cause.Reissued, old);

        var blue = Invoice(In(1));
        var red = blue with
        {
            InvoiceNumber = NewNumber(),
            IssueDate = blue.IssueDate!.Value.AddDays(2),
            AmountExTax = -blue.AmountExTax!.Value.Value,
            TaxAmount = -blue.TaxAmount!.Value.Value,
            TotalInclTax = -blue.TotalInclTax!.Value.Value,
            RedOf = new RedReference("", blue.InvoiceNumber!),
        };
        _documents.AddRange([blue, red]);
        Asked(Cause.OffsetPair, dice.Next(2) == 0 ? blue : red);

        var flagged = Invoice();
        OnBoth(flagged, Plain with { Risk = dice.Next(2) == 0 ? RiskState.Abnormal : RiskState.LostControl, Text = "异常" });
        Asked(Cause.RiskFlagged, flagged);

        var unselected = Invoice(In(2));
        OnBoth(unselected);
        Asked(Cause.NotSelectable, unselected);

        var strange = Invoice();
        _bought.Add(
            strange with
            {
                Kind = KindId.Unknown,
                Source = SourceId.BureauSheet,
                Lines = null,
                Extra = new Dictionary<string, string>(StringComparer.Ordinal) { ["kindText"] = "数电发票（新业态）" },
            }
        );
        Asked(Cause.PolicyOutdated, strange);
    }

    private void InjectPlaces()
    {
        var supporting = Invoice(In(3));
        _supporting.Add(
            new Reading
            {
                File = "行程单.pdf",
                Part = supporting.InvoiceNumber,
                Kind = KindId.SupportingDocument,
                Remark = "附发票 " + supporting.InvoiceNumber,
            }
        );
        Asked(Cause.WrongRoute, supporting);

        var crossed = Invoice();
        _documents.Add(crossed);
        _sold.Add(crossed with { Direction = Direction.Out, Source = SourceId.BureauSheet, Lines = null });
        Asked(Cause.WrongRoute, crossed);

        var given = Invoice();
        _given.Add(given with { Source = SourceId.BureauSheet, Lines = null });
        Asked(Cause.WrongRoute, given);

        var elsewhere = Invoice() with { BuyerName = "北京衡岳销售有限公司", BuyerTaxId = Sister.Number };
        _sister.Add(elsewhere);
        Asked(Cause.OtherTaxpayer, elsewhere);

        var foreign = Invoice() with { BuyerName = "杭州他人科技有限公司", BuyerTaxId = "91330000MA27U00000", Direction = null };
        _documents.Add(foreign);
        Asked(Cause.BuyerMismatch, foreign);

        var personal = Invoice() with { BuyerName = dice.Next(2) == 0 ? "个人" : "王小明", BuyerTaxId = "", Direction = null };
        _documents.Add(personal);
        Asked(Cause.IssuedToPerson, personal);

        var taxi = Invoice() with
        {
            Kind = KindId.OtherExpense,
            InvoiceCode = $"111001{dice.Next(1_000_000):000000}",
            InvoiceNumber = $"{dice.Next(100_000_000):00000000}",
        };
        _documents.Add(taxi);
        Asked(Cause.OutsideBureau, taxi);
    }

    private void InjectOurs()
    {
        var typed = Invoice();
        Listed(typed);
        _typed.Add(typed);
        Asked(Cause.AwaitingReview, typed);

        var trashed = Invoice();
        OnBoth(trashed);
        _trashed.Add(trashed);
        Asked(Cause.InTrash, trashed);

        var again = Invoice();
        _repeated.Add(again);
        Listed(again);
        Asked(Cause.DuplicateEntry, again);

        var used = Invoice();
        OnBoth(used);
        _rows.AddRange([Use(used, 0.4m, "研发部"), Use(used, 0.6m, "市场部")]);
        Asked(Cause.AlreadyUsed, used);

        var partial = Invoice();
        _documents.Add(partial with { Lines = null, BuyerName = null });
        Listed(partial);
        Asked(Cause.IncompleteDetails, partial);

        var damaged = Invoice();
        _damaged.Add(damaged);
        Listed(damaged);
        Asked(Cause.DataDamaged, damaged);
    }

    private static Reading Use(Reading invoice, decimal share, string department)
    {
        var total = invoice.TotalInclTax!.Value.Value;
        var part = share == 0.4m ? Yuan.Round(total.Value * 0.4m) : total - Yuan.Round(total.Value * 0.4m);
        return invoice with
        {
            File = "台账.xlsx",
            Part = $"台账!{invoice.InvoiceNumber}{department}",
            Source = SourceId.Ledger,
            Lines = null,
            AmountExTax = null,
            TaxAmount = null,
            TotalInclTax = part,
            Extra = new Dictionary<string, string>(StringComparer.Ordinal) { ["department"] = department },
        };
    }

    // One digit, two digits, two swapped, one left out, one added: never in the last two, where the next number would be as likely.
    private string Mistyped(string number)
    {
        while (true)
        {
            var digits = number.ToCharArray().ToList();
            var place = 5 + dice.Next(12);
            switch (dice.Next(5))
            {
                case 0:
                    digits[place] = Other(digits[place]);
                    break;
                case 1:
                    digits[place] = Other(digits[place]);
                    var second = 5 + dice.Next(12);
                    digits[second] = Other(digits[second]);
                    break;
                case 2:
                    (digits[place], digits[place + 1]) = (digits[place + 1], digits[place]);
                    break;
                case 3:
                    digits.RemoveAt(place);
                    break;
                default:
                    digits.Insert(place, Other('0'));
                    break;
            }

            var typed = string.Concat(digits);
            if (typed != number)
            {
                return typed;
            }
        }

        char Other(char digit)
        {
            char other;
            do
            {
                other = (char)('0' + dice.Next(10));
            } while (other == digit);

            return other;
        }
    }
}
