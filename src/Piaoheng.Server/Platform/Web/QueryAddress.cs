using Microsoft.AspNetCore.Http.Extensions;

namespace Piaoheng.Server.Platform.Web;

/// <summary>The address of the present page with some of its query changed: every filter, order and place of a list is in its address.</summary>
internal static class QueryAddress
{
    /// <summary>Keys that say where in a list a page begins; any change of a filter begins at the start.</summary>
    private static readonly string[] Places = ["place", "handler"];

    /// <summary>The address with one value set.</summary>
    public static string With(this HttpRequest request, string key, string? value) =>
        Address(request, Kept(request, key).Append(KeyValuePair.Create(key, value ?? "")));

    /// <summary>The address with several values set; null takes a key away.</summary>
    public static string With(this HttpRequest request, params (string Key, string? Value)[] values) =>
        Address(
            request,
            Kept(request, [.. values.Select(pair => pair.Key)])
                .Concat(values.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Key, pair.Value!)))
        );

    /// <summary>The address without some keys.</summary>
    public static string Without(this HttpRequest request, params string[] keys) => Address(request, Kept(request, keys));

    /// <summary>Keys and values of the query except some keys; for hidden fields of a form that changes just those.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Kept(this HttpRequest request, params string[] keys) =>
        request
            .Query.Where(pair => !keys.Concat(Places).Contains(pair.Key, StringComparer.OrdinalIgnoreCase))
            .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? "")))
            .Where(pair => pair.Value.Length > 0);

    private static string Address(HttpRequest request, IEnumerable<KeyValuePair<string, string>> query) =>
        request.Path + new QueryBuilder(query).ToQueryString().Value;
}
