using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;
using Piaoheng.Core.Diagnosis;
using Piaoheng.Server.Modules.Invoices.Contracts;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>Finds the conditions of a list that hide an invoice: each is put to the invoice by itself.</summary>
internal sealed class ListFilters(InvoiceSearch search, FilterConditions conditions) : IListFilters
{
    private const string List = "invoices";

    public async Task<FilterFact?> Hiding(long taxpayerId, string list, long invoiceId, CancellationToken cancellation)
    {
        var (path, text) = list.Split('?', 2) is [var before, var after] ? (before, after) : (list, "");
        if (path != List)
        {
            return null;
        }

        var query = QueryHelpers.ParseQuery(text);
        var hiding = new List<ActiveCondition>();
        foreach (var condition in await conditions.Of(taxpayerId, Filter(query), cancellation))
        {
            if (!await Shows(taxpayerId, Filter(Only(query, condition.Keys)), invoiceId, cancellation))
            {
                hiding.Add(condition);
            }
        }

        var hidden = hiding.SelectMany(condition => condition.Keys).ToList();
        var kept = query
            .Where(pair => !Has(hidden, pair.Key))
            .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? "")));
        return new FilterFact(
            [.. hiding.Select(condition => $"{condition.Title} {condition.Value}")],
            List + new QueryBuilder(kept).ToQueryString()
        );
    }

    /// <summary>筛选条件 as an address states them; what cannot be read does not restrict.</summary>
    internal static InvoiceFilter Filter(IReadOnlyDictionary<string, StringValues> query)
    {
        return new InvoiceFilter
        {
            Q = Text("q"),
            Direction = Text("direction"),
            From = Day("from"),
            To = Day("to"),
            Kind = Texts("kind"),
            Face = Text("face"),
            Originals = Text("originals"),
            Use = Text("use"),
            Findings = Text("findings"),
            Result = Text("result"),
            Least = Amount("least"),
            Most = Amount("most"),
            Note = Text("note"),
            Tag = Numbers("tag") is [var tag, ..] ? tag : null,
            Party = Numbers("party"),
            Rate = Text("rate"),
            Region = Text("region"),
        };

        string[] Texts(string key) =>
            [
                .. query
                    .Where(pair => Has([key], pair.Key))
                    .SelectMany(pair => pair.Value)
                    .OfType<string>()
                    .Where(text => text.Length > 0),
            ];
        string? Text(string key) => Texts(key) is [var text, ..] ? text : null;
        DateOnly? Day(string key) =>
            DateOnly.TryParseExact(Text(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day
                : null;
        decimal? Amount(string key) =>
            decimal.TryParse(Text(key), NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? amount : null;
        long[] Numbers(string key) =>
            [
                .. Texts(key)
                    .Select(text =>
                        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : (long?)null
                    )
                    .OfType<long>(),
            ];
    }

    private async Task<bool> Shows(long taxpayerId, InvoiceFilter filter, long invoiceId, CancellationToken cancellation) =>
        await (await search.Query(taxpayerId, filter, cancellation)).AnyAsync(
            invoice => invoice.InvoiceId == invoiceId,
            cancellation
        );

    private static Dictionary<string, StringValues> Only(Dictionary<string, StringValues> query, string[] keys) =>
        query.Where(pair => Has(keys, pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    private static bool Has(IReadOnlyList<string> keys, string key) => keys.Contains(key, StringComparer.OrdinalIgnoreCase);
}
