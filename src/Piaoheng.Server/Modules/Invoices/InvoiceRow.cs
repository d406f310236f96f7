using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Validation;
using Piaoheng.Server.Modules.Identities.Contracts;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>One row of a list of invoices.</summary>
public sealed record InvoiceRow
{
    /// <summary>Id, as it stands in addresses.</summary>
    public required string InvoiceId { get; init; }

    /// <summary>取得 or 开具.</summary>
    public required Direction Direction { get; init; }

    /// <summary>票种: a policy id.</summary>
    public required string Kind { get; init; }

    /// <summary>发票代码; empty when none.</summary>
    public required string Code { get; init; }

    /// <summary>发票号码.</summary>
    public required string Number { get; init; }

    /// <summary>开票日期; null = not known.</summary>
    public required DateOnly? IssueDate { get; init; }

    /// <summary>销方.</summary>
    public required Party? Seller { get; init; }

    /// <summary>购方.</summary>
    public required Party? Buyer { get; init; }

    /// <summary>对方: the party that is not us.</summary>
    public required Party? Counterparty { get; init; }

    /// <summary>Whether one of the parties is the taxpayer.</summary>
    public required bool NamesUs { get; init; }

    /// <summary>金额; null = not known.</summary>
    public required Yuan? Amount { get; init; }

    /// <summary>税额; null = not known.</summary>
    public required Yuan? Tax { get; init; }

    /// <summary>价税合计; null = not known.</summary>
    public required Yuan? Total { get; init; }

    /// <summary>作废.</summary>
    public required VoidState Void { get; init; }

    /// <summary>红冲 of a blue invoice.</summary>
    public required RedState Red { get; init; }

    /// <summary>风险等级.</summary>
    public required RiskState Risk { get; init; }

    /// <summary>红字发票.</summary>
    public required bool IsRed { get; init; }

    /// <summary>Number of originals.</summary>
    public required int Originals { get; init; }

    /// <summary>Number of book rows.</summary>
    public required int Uses { get; init; }

    /// <summary>Σ of the book rows.</summary>
    public required Yuan Used { get; init; }

    /// <summary>Most trusted source of its values.</summary>
    public required string Source { get; init; }

    /// <summary>Worst finding; null when there is none.</summary>
    public required Severity? Severity { get; init; }

    /// <summary>Keys by which it is known, for questions to other modules.</summary>
    internal IReadOnlyList<string> Keys { get; private init; } = [];

    /// <summary>When what it says last changed.</summary>
    internal DateTimeOffset ChangedAt { get; private init; }

    internal static InvoiceRow Of(InvoiceRecord record, IReadOnlyDictionary<long, Party> parties)
    {
        return new InvoiceRow
        {
            InvoiceId = record.InvoiceId.ToString(CultureInfo.InvariantCulture),
            Direction = record.Direction,
            Kind = record.Kind,
            Code = record.Code,
            Number = record.Number,
            IssueDate = record.IssueDate == DateOnly.MinValue ? null : record.IssueDate,
            Seller = PartyOf(record.SellerId),
            Buyer = PartyOf(record.BuyerId),
            Counterparty = PartyOf(record.CounterpartyId),
            NamesUs = record.NamesUs,
            Amount = YuanOf(record.AmountFen),
            Tax = YuanOf(record.TaxFen),
            Total = YuanOf(record.TotalFen),
            Void = record.VoidState,
            Red = record.RedState,
            Risk = record.RiskState,
            IsRed = record.RedOf is not null || record.TotalFen < 0,
            Originals = record.OriginalCount,
            Uses = record.UseCount,
            Used = Yuan.FromFen(record.UsedFen),
            Source = record.Source,
            Severity = record.Severity,
            Keys = KeysOf(record),
            ChangedAt = record.ChangedAt,
        };

        Party? PartyOf(long? id) => id is { } known ? parties.GetValueOrDefault(known) : null;
    }

    /// <summary>The keys by which an invoice is known.</summary>
    internal static IReadOnlyList<string> KeysOf(InvoiceRecord record) =>
        [
            .. new[]
            {
                InvoiceIdentity.Key(record.Code, record.Number),
                InvoiceIdentity.Key(record.PaperCode, record.PaperNumber),
            }.OfType<string>(),
        ];

    private static Yuan? YuanOf(long? fen) => fen is { } known ? Yuan.FromFen(known) : null;
}
