using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Core.Reconciliation.Comparing;
using Piaoheng.Server.Platform.Web.Markup;
using Compared = Piaoheng.Core.Reconciliation.InvoiceRecord;

namespace Piaoheng.Server.Modules.Invoices.Pages;

/// <summary>票面的一项: what both sides state of one field.</summary>
/// <param name="Key">JSON key.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="Ours">Our value; null = not stated.</param>
/// <param name="Sources">Which of our sources state this value.</param>
/// <param name="Theirs">The bureau's value; null = not stated.</param>
/// <param name="Verdict">The verdict of the rules; null = not compared.</param>
internal sealed record FaceField(
    string Key,
    string Name,
    string? Ours,
    IReadOnlyList<SourceMark> Sources,
    string? Theirs,
    StateMark? Verdict
)
{
    private static readonly StateMark Same = new("一致", "circle-check", Tone.Good);
    private static readonly StateMark Differs = new("不一致", "equal-not", Tone.Warn);

    /// <summary>Whether the rules call it different.</summary>
    public bool IsDifferent => Verdict is { Tone: Tone.Warn };

    /// <summary>Whether it is what the book says beside the face; its other value is named, not compared sign by sign.</summary>
    public bool IsOfBook { get; init; }

    /// <summary>The fields of an invoice in the order of its face.</summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="differences">What the rules call different.</param>
    /// <param name="kinds">Names of 票种.</param>
    public static IReadOnlyList<FaceField> Of(InvoiceDetail invoice, IEnumerable<FieldDifference> differences, KindNames kinds)
    {
        // Where we hold a document, the face is the document's; what the book says differently stands below it.
        var byFace = differences.ToLookup(difference =>
            difference.Source == ComparedSource.Document || IsFace(difference, invoice)
        );
        var differing = byFace[true].Select(difference => difference.Field).ToHashSet(StringComparer.Ordinal);
        var theirs = invoice.Bureau.Count > 0 ? invoice.Bureau[0].Record : null;
        return
        [
            .. Fields(kinds)
                .Select(field => Of(field, invoice, theirs, differing))
                .Where(field => field.Ours is not null || field.Theirs is not null || !IsOptional(field.Key)),
            .. byFace[false]
                .OrderBy(difference => difference.Source == ComparedSource.BookAgainstDocument)
                .DistinctBy(difference => (difference.Field, difference.Ours))
                .Select(OfBook),
        ];
    }

    /// <summary>An amount as details show it.</summary>
    public static string? Money(PrintedAmount? amount) =>
        amount is not { } known ? null
        : known.IsMasked ? PrintedAmount.Masked
        : "¥" + known.Value.ToDisplay();

    // Without a document the face is the book's, row by row; the sum of several rows is on no face.
    private static bool IsFace(FieldDifference difference, InvoiceDetail invoice) =>
        invoice.Documents.Count == 0
        && (
            difference.Field != FieldKey.TotalInclTax
            || Shown(difference.Field, difference.Ours) == Money(invoice.Merged.TotalInclTax)
        );

    private static FaceField OfBook(FieldDifference difference)
    {
        var (ours, theirs) = (Shown(difference.Field, difference.Ours), Shown(difference.Field, difference.Theirs));
        var gap =
            Yuan.TryParse(difference.Ours, out var booked) && Yuan.TryParse(difference.Theirs, out var stated)
                ? Differs with
                {
                    Word = Say.It($"差 {(booked - stated).Abs().ToDisplay()}"),
                }
                : Differs;
        return new FaceField(
            difference.Field,
            difference.Field == FieldKey.TotalInclTax ? "台账使用" : Say.It($"台账{FieldKey.ChineseOf(difference.Field)}"),
            ours,
            [InvoiceWords.Source(SourceId.Ledger)],
            difference.Source == ComparedSource.BookAgainstDocument ? Say.It($"原件 {theirs}") : theirs,
            gap
        )
        {
            IsOfBook = true,
        };
    }

    private static string? Shown(string field, string? value) =>
        field is FieldKey.AmountExTax or FieldKey.TaxAmount or FieldKey.TotalInclTax && Yuan.TryParse(value, out var amount)
            ? "¥" + amount.ToDisplay()
            : value;

    private static bool IsOptional(string key) => key is FieldKey.InvoiceCode;

    private static FaceField Of(Field field, InvoiceDetail invoice, Compared? theirs, HashSet<string> differing)
    {
        var our = Stated(field.Ours(invoice.Merged));
        var their = theirs is null ? null : Stated(field.Theirs(theirs));
        var verdict =
            differing.Contains(field.Key) ? Differs
            : our is not null && their is not null ? Same
            : null;
        return new FaceField(field.Key, field.Name, our, SourcesOf(field, invoice, our), their, verdict);
    }

    private static List<SourceMark> SourcesOf(Field field, InvoiceDetail invoice, string? our)
    {
        if (our is null)
        {
            return [];
        }

        var said = invoice
            .Documents.Select(document => document.Reading)
            .Where(reading => Stated(field.Ours(reading)) == our)
            .Select(reading => SourceOf(reading, field.Key))
            .OrderBy(Capture.TrustOf)
            .ToList();
        return
        [
            .. (said.Count > 0 ? said : [SourceOf(invoice.Merged, field.Key)])
                .Select(InvoiceWords.Source)
                .DistinctBy(mark => mark.Word, StringComparer.Ordinal),
        ];
    }

    private static string SourceOf(Reading reading, string key) => reading.Sources.GetValueOrDefault(key, reading.Source);

    private static string? Stated(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static Field[] Fields(KindNames kinds) =>
        [
            new(
                FieldKey.Kind,
                "票种",
                own => kinds.Long(own.Kind),
                other => other.Kind == KindId.Unknown ? null : kinds.Long(other.Kind)
            ),
            new(FieldKey.InvoiceCode, "发票代码", own => own.InvoiceCode, other => other.InvoiceCode),
            new(FieldKey.InvoiceNumber, "发票号码", own => own.InvoiceNumber, other => other.InvoiceNumber),
            new(FieldKey.IssueDate, "开票日期", own => Day(own.IssueDate), other => Day(other.IssueDate)),
            new(FieldKey.SellerName, "销方名称", own => own.SellerName, other => other.SellerName),
            new(FieldKey.SellerTaxId, "销方税号", own => own.SellerTaxId, other => other.SellerTaxId),
            new(FieldKey.BuyerName, "购方名称", own => own.BuyerName, other => other.BuyerName),
            new(FieldKey.BuyerTaxId, "购方税号", own => own.BuyerTaxId, other => other.BuyerTaxId),
            new(FieldKey.AmountExTax, "金额", own => Money(own.AmountExTax), other => Money(other.AmountExTax)),
            new(FieldKey.TaxAmount, "税额", own => Money(own.TaxAmount), other => Money(other.TaxAmount)),
            new(FieldKey.TotalInclTax, "价税合计", own => Money(own.TotalInclTax), other => Money(other.TotalInclTax)),
        ];

    private static string? Day(DateOnly? day) => day is null ? null : InvoiceWords.Day(day);

    private sealed record Field(string Key, string Name, Func<Reading, string?> Ours, Func<Compared, string?> Theirs);
}
