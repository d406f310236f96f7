using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Validation;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>Turns a merged invoice into the rows of its tables.</summary>
internal static class InvoiceRowMaker
{
    public static InvoiceRecord Of(
        Taxpayer taxpayer,
        long invoiceId,
        InvoiceEvidence evidence,
        InvoiceMerge merge,
        IReadOnlyDictionary<Party, long> parties,
        InvoiceRecord? before,
        DateTimeOffset now
    )
    {
        var reading = merge.Reading;
        var seller = IdOf(parties, reading.SellerTaxId, reading.SellerName);
        var buyer = IdOf(parties, reading.BuyerTaxId, reading.BuyerName);
        var number = Stated(reading.InvoiceNumber) ?? reading.PaperNumber ?? "";
        var hasOwnNumber = Stated(reading.InvoiceNumber) is not null;
        return new InvoiceRecord
        {
            TaxpayerId = taxpayer.TaxpayerId,
            InvoiceId = invoiceId,
            Direction = merge.Direction ?? Direction.In,
            NamesUs = merge.Direction is not null,
            Kind = reading.Kind,
            Code = (hasOwnNumber ? reading.InvoiceCode : reading.PaperCode) ?? "",
            Number = number,
            NumberReversed = Reversed(number),
            PaperCode = reading.PaperCode,
            PaperNumber = reading.PaperNumber,
            IssueDate = reading.IssueDate ?? DateOnly.MinValue,
            SellerId = seller,
            BuyerId = buyer,
            CounterpartyId = Counterparty(taxpayer, reading, merge.Direction, (seller, buyer)),
            AmountFen = reading.AmountExTax?.Value.Fen,
            TaxFen = reading.TaxAmount?.Value.Fen,
            TotalFen = reading.TotalInclTax?.Value.Fen,
            OrderFen = reading.TotalInclTax?.Value.Fen ?? reading.AmountExTax?.Value.Fen ?? 0,
            VoidState = reading.Status.Void,
            RedState = before?.RedState ?? RedState.None,
            RiskState = reading.Status.Risk,
            StatusText = reading.Status.Text,
            RedOf = reading.RedOf is { } blue ? InvoiceIdentity.Key(blue.InvoiceCode, blue.InvoiceNumber) : null,
            Remark = reading.Remark,
            LineCount = reading.Lines?.Count,
            OriginalCount = evidence
                .Documents.Where(document => !TypedStatement.Is(document.Reading.File))
                .Select(document => document.OriginalId)
                .Distinct()
                .Count(),
            UseCount = evidence.Uses.Count,
            UsedFen = evidence.Uses.Sum(use => use.UsedFen ?? 0),
            Source = reading.Source,
            Severity = reading.Findings.Count > 0 ? reading.Findings.Max(finding => finding.Severity) : null,
            IsTrashed = before?.IsTrashed ?? false,
            CreatedAt = before?.CreatedAt ?? now,
            ChangedAt = now,
            Version = (before?.Version ?? 0) + 1,
        };
    }

    public static IEnumerable<InvoiceLineRecord> Lines(long taxpayerId, long invoiceId, Reading reading) =>
        (reading.Lines ?? []).Select(
            (line, index) =>
                new InvoiceLineRecord
                {
                    TaxpayerId = taxpayerId,
                    InvoiceId = invoiceId,
                    LineNo = index + 1,
                    Name = line.Name,
                    Spec = line.Spec,
                    Unit = line.Unit,
                    Quantity = line.Quantity,
                    UnitPrice = line.UnitPrice,
                    AmountFen = line.Amount?.Value.Fen,
                    AmountText = line.Amount?.Printed,
                    TaxRate = line.TaxRate,
                    TaxFen = line.Tax?.Value.Fen,
                    TaxText = line.Tax?.Printed,
                    TaxCode = line.TaxCode,
                }
        );

    public static IEnumerable<FindingRecord> Findings(long taxpayerId, long invoiceId, Reading reading) =>
        reading.Findings.Select(
            (finding, index) =>
                new FindingRecord
                {
                    TaxpayerId = taxpayerId,
                    InvoiceId = invoiceId,
                    FindingNo = index + 1,
                    Code = finding.Code,
                    Severity = finding.Severity,
                    Field = finding.Field,
                    Expected = finding.Expected,
                    Found = finding.Found,
                    Template = finding.Text.Template,
                    Args = ReadingCodec.WriteArgs(finding.Text.Args),
                    ReadingId = null,
                }
        );

    /// <summary>本次使用金额 of a book row: as stated, else 价税合计, else 金额 + 税额.</summary>
    public static long? UsedFen(Reading row)
    {
        if (PrintedAmount.TryParse(row.Extra.GetValueOrDefault(Formats.Workbooks.ExtraFields.UsedAmount), out var used))
        {
            return used.Value.Fen;
        }

        var sum = row.AmountExTax is { } amount ? amount.Value + (row.TaxAmount?.Value ?? Yuan.Zero) : (Yuan?)null;
        return (row.TotalInclTax?.Value ?? sum)?.Fen;
    }

    private static long? IdOf(IReadOnlyDictionary<Party, long> parties, string? taxId, string? name) =>
        Party.From(taxId, name) is { } party ? parties[party] : null;

    // Of an invoice that names neither party as us, whichever party is known is somebody else.
    private static long? Counterparty(
        Taxpayer taxpayer,
        Reading reading,
        Direction? direction,
        (long? Seller, long? Buyer) parties
    ) =>
        IsOurs(taxpayer, reading.SellerTaxId, direction == Direction.Out) ? parties.Buyer
        : direction is null ? parties.Seller ?? parties.Buyer
        : parties.Seller;

    private static bool IsOurs(Taxpayer taxpayer, string? sellerTaxId, bool weSell) =>
        sellerTaxId is null ? weSell : taxpayer.HasNumber(sellerTaxId.Trim());

    private static string? Stated(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string Reversed(string text) =>
        string.Create(
            text.Length,
            text,
            (span, from) =>
            {
                from.CopyTo(span);
                span.Reverse();
            }
        );
}
