using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Platform.Web;

/// <summary>The menu by which a list is taken out as xlsx or csv, with the conditions of the present address.</summary>
/// <param name="Address">Where the export is asked for, without a query.</param>
/// <param name="Count">How much it takes out, with its unit: <c>333 张</c>.</param>
/// <param name="Right">Right without which it is not offered: the one that the address demands.</param>
internal sealed record ExportMenu(string Address, string Count, Permission Right)
{
    /// <summary>Address of one format.</summary>
    public string For(HttpRequest request, string format) =>
        Address
        + new Microsoft.AspNetCore.Http.Extensions.QueryBuilder(
            request.Kept("format").Append(KeyValuePair.Create("format", format))
        ).ToQueryString();
}
