using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>筛选条件 as they stand in an address.</summary>
internal static class FilterAddress
{
    /// <summary>The query of a list with this filter: <c>?direction=in</c>; empty when it keeps everything.</summary>
    public static string Of(InvoiceFilter filter)
    {
        var query = new QueryBuilder();
        Add("q", filter.Q);
        Add("direction", filter.Direction);
        Add("from", filter.From is { } from ? InvoiceWords.Day(from) : null);
        Add("to", filter.To is { } to ? InvoiceWords.Day(to) : null);
        foreach (var kind in filter.Kind)
        {
            Add("kind", kind);
        }

        Add("face", filter.Face);
        Add("originals", filter.Originals);
        Add("use", filter.Use);
        Add("findings", filter.Findings);
        Add("result", filter.Result);
        Add("least", filter.Least?.ToString(CultureInfo.InvariantCulture));
        Add("most", filter.Most?.ToString(CultureInfo.InvariantCulture));
        Add("note", filter.Note);
        foreach (var party in filter.Party)
        {
            Add("party", party.ToString(CultureInfo.InvariantCulture));
        }

        Add("rate", filter.Rate);
        Add("region", filter.Region);
        Add("tag", filter.Tag?.ToString(CultureInfo.InvariantCulture));
        return query.ToQueryString().Value ?? "";

        void Add(string key, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add(key, value);
            }
        }
    }
}
