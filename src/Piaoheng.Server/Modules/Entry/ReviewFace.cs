using System.Globalization;
using Piaoheng.Core.Entry;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Entry;

/// <summary>复核所见: all that a reviewer is shown, and the hash to which the decision is bound.</summary>
/// <param name="Item">The review.</param>
/// <param name="Proposed">What is proposed, or was read.</param>
/// <param name="Held">The invoice as it stands; null for a new one.</param>
/// <param name="Original">The original to compare with; null when there is none.</param>
internal sealed record ReviewFace(ReviewItemRecord Item, Reading Proposed, LookedUpInvoice? Held, StoredOriginal? Original)
{
    private static readonly string[] Face =
    [
        "kind",
        "invoiceCode",
        "invoiceNumber",
        "paperCode",
        "paperNumber",
        "issueDate",
        "checkCode",
        "sellerName",
        "sellerTaxId",
        "buyerName",
        "buyerTaxId",
        "amountExTax",
        "taxAmount",
        "totalInclTax",
        "totalInChinese",
        "drawer",
        "remark",
        "lines",
    ];

    /// <summary>JSON keys in question.</summary>
    public IReadOnlyList<string> InQuestion { get; } = Item.Fields.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Hash of everything shown: a decision about something else is refused.</summary>
    public string Shown { get; } = HashOf(Item, Held, Original);

    /// <summary>The fields, those in question first.</summary>
    public IReadOnlyList<ReviewField> Fields =>
        [
            .. Face.Concat(Proposed.Extra.Keys.Select(key => "extra." + key))
                .Select(FieldOf)
                .Where(each => each.Proposed is not null || each.Sources.Count > 0)
                .OrderByDescending(each => each.IsInQuestion),
        ];

    /// <summary>The same as one may see it. The hash stays that of the whole.</summary>
    public ReviewFace AsSeen(FieldMask mask) =>
        this with
        {
            Proposed = mask.Apply(Proposed),
            Held = Held is null ? null : Held with { Readings = [.. Held.Readings.Select(mask.Apply)] },
        };

    private ReviewField FieldOf(string key)
    {
        var proposed = EntryReading.TextOf(Proposed, key);
        List<(string Source, string Value)> sources =
        [
            .. (Held?.Readings ?? [])
                .Select(reading =>
                    (Source: reading.Sources.GetValueOrDefault(key, reading.Source), Value: EntryReading.TextOf(reading, key))
                )
                .Where(said => !string.IsNullOrEmpty(said.Value))
                .Select(said => (said.Source, said.Value!))
                .Distinct(),
        ];
        return new ReviewField(key, FieldName.Of(key), proposed, sources)
        {
            IsInQuestion = InQuestion.Any(own =>
                own == key || (key == "lines" && own.StartsWith("lines[", StringComparison.Ordinal))
            ),
            Confidence = Proposed.Confidence.TryGetValue(key, out var sure) ? sure : null,
        };
    }

    private static string HashOf(ReviewItemRecord item, LookedUpInvoice? held, StoredOriginal? original) =>
        FourEyes.HashOf(
            item.ReviewId.ToString(CultureInfo.InvariantCulture),
            item.Version.ToString(CultureInfo.InvariantCulture),
            item.State,
            item.Body,
            original?.Sha256,
            held is null ? null : Convert.ToHexStringLower(ReadingCodec.Hash(held.Merged))
        );
}

/// <summary>One field of a review.</summary>
/// <param name="Key">JSON key.</param>
/// <param name="Name">中文名称.</param>
/// <param name="Proposed">What is proposed; null = nothing.</param>
/// <param name="Sources">What each source of the invoice says.</param>
internal sealed record ReviewField(
    string Key,
    string Name,
    string? Proposed,
    IReadOnlyList<(string Source, string Value)> Sources
)
{
    /// <summary>Whether the decision is about it.</summary>
    public bool IsInQuestion { get; init; }

    /// <summary>把握; null = certain.</summary>
    public decimal? Confidence { get; init; }

    /// <summary>Whether a source says otherwise.</summary>
    public bool Differs => Proposed is not null && Sources.Any(said => said.Value != Proposed);
}
