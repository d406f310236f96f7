using System.Text.Json;
using Piaoheng.Core.Money;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Core.Reconciliation.Comparing;

namespace Piaoheng.Server.Modules.Reconciliation.Pages;

/// <summary>One result opened up: both sides field by field, the reason, and the records behind it.</summary>
/// <param name="Fields">The fields that at least one side states.</param>
/// <param name="Reason">Why, in Chinese.</param>
/// <param name="Rule">Rule id.</param>
/// <param name="Confidence">From 0 to 1.</param>
/// <param name="Records">Every record of both sides.</param>
/// <param name="ByHand">What people had linked and unlinked when the run was made.</param>
internal sealed record ComparedResult(
    IReadOnlyList<ComparedResult.Field> Fields,
    string Reason,
    string Rule,
    decimal Confidence,
    IReadOnlyList<ComparedResult.Source> Records,
    IReadOnlyList<ComparedResult.HandLink> ByHand
)
{
    private const string Used = "used";

    private static readonly string[] Order =
    [
        "invoiceCode",
        FieldKey.InvoiceNumber,
        FieldKey.IssueDate,
        FieldKey.SellerName,
        FieldKey.SellerTaxId,
        FieldKey.BuyerName,
        FieldKey.BuyerTaxId,
        FieldKey.AmountExTax,
        FieldKey.TaxAmount,
        FieldKey.TotalInclTax,
        Used,
    ];

    /// <param name="Name">Chinese name.</param>
    /// <param name="Ours">Our value.</param>
    /// <param name="Theirs">The bureau's value.</param>
    /// <param name="Differs">Whether both state one and the rules call them different.</param>
    internal sealed record Field(string Name, string? Ours, string? Theirs, bool Differs)
    {
        /// <summary>Whether the other value is our own document's: the book is compared with it.</summary>
        public bool IsOfOurDocument { get; init; }

        /// <summary>Whether both sides state a value.</summary>
        public bool IsCompared => !string.IsNullOrEmpty(Ours) && !string.IsNullOrEmpty(Theirs);
    }

    /// <param name="IsOurs">Side.</param>
    /// <param name="File">File as given.</param>
    /// <param name="Part">Sheet and row, or page.</param>
    /// <param name="Total">价税合计.</param>
    internal sealed record Source(bool IsOurs, string File, string? Part, string? Total);

    /// <param name="Action"><c>linked</c> or <c>unlinked</c>.</param>
    /// <param name="Ours">Our invoice.</param>
    /// <param name="Theirs">The bureau's.</param>
    /// <param name="IsInForce">Whether the run took it into account.</param>
    internal sealed record HandLink(string Action, string Ours, string Theirs, bool IsInForce)
    {
        /// <summary>Whether it is the same decision.</summary>
        public bool Is(LinkRecord link) => Action == link.Action && Ours == link.OursKey && Theirs == link.TheirsKey;
    }

    /// <summary>Whether the two sides are a pair because a person linked them.</summary>
    public bool IsLinkedByHand => ByHand.Any(link => link is { Action: LinkRecord.Linked, IsInForce: true });

    /// <summary>Reads the stored result.</summary>
    public static ComparedResult Parse(string body)
    {
        using var json = JsonDocument.Parse(body);
        var root = json.RootElement;
        var ours = root.GetProperty("ours");
        var theirs = root.GetProperty("theirs");
        // One field may differ twice: our document against the bureau, and our book against our document.
        var differing = root.GetProperty("fields")
            .EnumerateArray()
            .ToLookup(field => Text(field, "field") ?? "", StringComparer.Ordinal);
        var keys = Order.Concat(differing.Select(group => group.Key).Except(Order, StringComparer.Ordinal));
        var fields = keys.SelectMany(key => FieldsOf(key, (ours, theirs), differing))
            .Where(field => !string.IsNullOrEmpty(field.Ours) || !string.IsNullOrEmpty(field.Theirs))
            .ToList();
        return new ComparedResult(
            fields,
            ReasonOf(root.GetProperty("reason")),
            Text(root, "rule") ?? "",
            root.GetProperty("confidence").GetDecimal(),
            [.. Sources(ours, isOurs: true), .. Sources(theirs, isOurs: false)],
            [.. Links(root)]
        );
    }

    private static string ReasonOf(JsonElement reason)
    {
        var arguments = reason.TryGetProperty("args", out var named) ? named.EnumerateObject() : default;
        return CodedWords.Shown(
            Text(reason, "code") ?? "",
            arguments.ToDictionary(each => each.Name, each => each.Value.GetString() ?? "", StringComparer.Ordinal),
            Text(reason, "text") ?? ""
        );
    }

    private static IEnumerable<Field> FieldsOf(
        string key,
        (JsonElement Ours, JsonElement Theirs) sides,
        ILookup<string, JsonElement> differing
    )
    {
        // What the book used is no 价税合计: it stands in its own row, against the total that it must not exceed.
        var asked = key is Used ? FieldKey.TotalInclTax : key;
        var found = differing[asked].Where(field => IsOfUses(field, sides.Ours) == key is Used).ToList();
        if (found.Count == 0)
        {
            yield return new Field(
                NameOf(key),
                Shown(key, Text(sides.Ours, key)),
                Shown(key, Text(sides.Theirs, key)),
                Differs: false
            );
        }

        foreach (var field in found)
        {
            var isAgainstDocument = Text(field, "source") == ComparedSource.BookAgainstDocument;
            var theirs = Shown(key, Text(field, "theirs"));
            yield return new Field(
                isAgainstDocument && key is not Used ? Say.It($"{NameOf(key)}（账簿）") : NameOf(key),
                Shown(key, Text(field, "ours")),
                theirs,
                Differs: true
            )
            {
                IsOfOurDocument = isAgainstDocument,
            };
        }
    }

    private static bool IsOfUses(JsonElement field, JsonElement ours) =>
        Text(field, "field") == FieldKey.TotalInclTax
        && Text(field, "source") is ComparedSource.Book or ComparedSource.BookAgainstDocument
        && Text(field, "ours") == Text(ours, Used)
        && Text(field, "ours") != Text(ours, FieldKey.TotalInclTax);

    private static string NameOf(string key) =>
        key switch
        {
            "invoiceCode" => "发票代码",
            Used => "已使用金额",
            _ => FieldKey.ChineseOf(key),
        };

    // Amounts as screens show them; a printed *** stays as it is.
    private static string? Shown(string key, string? value) =>
        key is FieldKey.AmountExTax or FieldKey.TaxAmount or FieldKey.TotalInclTax or Used && Yuan.TryParse(value, out var amount)
            ? amount.ToDisplay()
            : value;

    private static IEnumerable<HandLink> Links(JsonElement root) =>
        root.TryGetProperty("byHand", out var links)
            ? links
                .EnumerateArray()
                .Select(link => new HandLink(
                    Text(link, "action") ?? "",
                    Text(link, "ours") ?? "",
                    Text(link, "theirs") ?? "",
                    link.GetProperty("inForce").GetBoolean()
                ))
            : [];

    private static IEnumerable<Source> Sources(JsonElement side, bool isOurs) =>
        side.ValueKind == JsonValueKind.Object
            ? side.GetProperty("records")
                .EnumerateArray()
                .Select(record => new Source(
                    isOurs,
                    Text(record, "file") ?? "",
                    Text(record, "part"),
                    Shown(FieldKey.TotalInclTax, Text(record, "totalInclTax"))
                ))
            : [];

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
