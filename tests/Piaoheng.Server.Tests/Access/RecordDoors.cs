using System.Net;

namespace Piaoheng.Server.Tests.Access;

/// <summary>The doors behind which single invoices can be seen: by themselves, in lists, in exports, in what a search or a diagnosis finds, and behind figures.</summary>
internal static class RecordDoors
{
    /// <summary>The doors, as the matrix names them.</summary>
    public static readonly string[] All =
    [
        "GET /t/{taxpayer}/invoices/{id:long}",
        "GET /api/taxpayers/{taxpayer}/diagnosis",
        "GET /api/taxpayers/{taxpayer}/diagnosis/report",
        "GET /api/taxpayers/{taxpayer}/invoices",
        "GET /api/taxpayers/{taxpayer}/invoices/export",
        "GET /api/taxpayers/{taxpayer}/parties/export",
        "GET /api/taxpayers/{taxpayer}/statistics/export",
        "GET /api/taxpayers/{taxpayer}/trace/export",
        "GET /t/{taxpayer}/diagnose",
        "GET /t/{taxpayer}/invoices",
        "GET /t/{taxpayer}/originals/{id:long}",
        "GET /t/{taxpayer}/originals/{id:long}/drawing",
        "GET /t/{taxpayer}/parties",
        "GET /t/{taxpayer}/statistics",
        "GET /t/{taxpayer}/trace",
        "POST /api/taxpayers/{taxpayer}/invoices/{id:long}/notes",
        "POST /t/{taxpayer}/diagnose?handler=List",
        "POST /t/{taxpayer}/diagnose/export",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>销方 of an invoice: a name that nothing else has, so that any text that tells of the invoice can be known.</summary>
    public static string SellerOf(string number) => $"北京{number[^8..]}服务有限公司";

    /// <summary>Whether a subject learns of an invoice behind a door.</summary>
    public static async Task<bool> Reaches(SignedInSubject subject, string door, Placed record)
    {
        var gap = door.IndexOf(' ', StringComparison.Ordinal);
        var (method, route) = (door[..gap], door[(gap + 1)..]);
        var id = route.Contains("/originals/", StringComparison.Ordinal) ? record.OriginalId : record.InvoiceId;
        var address = route
            .Replace("{taxpayer}", record.Company.Number, StringComparison.Ordinal)
            .Replace("{id:long}", FormattableString.Invariant($"{id}"), StringComparison.Ordinal);
        if (!route.Contains("{id:long}", StringComparison.Ordinal))
        {
            return await Shows(subject, method, address, record);
        }

        // Nobody is told apart by the answer to what is not there and to what they may not know of.
        using var answer = await subject.Send(method, address);
        return answer.StatusCode
            is not (
                HttpStatusCode.NotFound
                or HttpStatusCode.Forbidden
                or HttpStatusCode.Unauthorized
                or HttpStatusCode.Redirect
            );
    }

    // The number itself is what was asked; who sold, and the file that brought it, is what is learned.
    private static async Task<bool> Shows(SignedInSubject subject, string method, string address, Placed record)
    {
        var asked = address.Contains("/parties", StringComparison.Ordinal) ? SellerOf(record.Number) : record.Number;
        var query = $"?q={Uri.EscapeDataString(asked)}&number={record.Number}&by=party&format=csv";
        using var answer =
            method == "GET"
                ? await subject.Send(method, address + query)
                : await subject.Post(address, new Dictionary<string, string> { ["numbers"] = record.Number, ["format"] = "csv" });
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation));
        return answer.IsSuccessStatusCode && IsTold(text, SellerOf(record.Number), $"{record.Number}.xml", address);
    }

    private static bool IsTold(string text, string seller, string file, string address) =>
        text.Contains(file, StringComparison.Ordinal)
        // What was searched for stands in the field of the search.
        || text.Replace($"value=\"{seller}\"", "", StringComparison.Ordinal).Contains(seller, StringComparison.Ordinal)
        || (address.Contains("/api/", StringComparison.Ordinal) && Unescaped(text).Contains(seller, StringComparison.Ordinal));

    private static string Unescaped(string json) =>
        json.Contains("\\u", StringComparison.Ordinal) ? System.Text.RegularExpressions.Regex.Unescape(json) : json;
}
