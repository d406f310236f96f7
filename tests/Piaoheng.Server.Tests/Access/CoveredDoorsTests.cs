using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Tests.Access;

/// <summary>字段遮挡 over HTTP: whatever door somebody opens who may do everything but see one thing, page, export or JSON, it does not come out.</summary>
public abstract partial class CoveredDoorsTests
{
    private static readonly string[] Further = ["", "format=csv", "format=pdf", "columns=all", "by=party", "q={q}", "number={q}"];
    private readonly RunningServer _server;
    private readonly SownFigures _sown;

    protected CoveredDoorsTests(RunningServer server)
    {
        Assert.SkipUnless(server.IsAvailable, "PostgreSQL is not installed (apt-get install postgresql).");
        _server = server;
        _sown = new SownFigures(server);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_door_gives_what_is_covered()
    {
        await _sown.Sow();
        using (var everybody = await _server.WithAllBut(null))
        {
            // The test can see: amounts stand behind many doors, numbers at least where the invoice is shown.
            Assert.InRange((await DoorsWith(everybody, _sown.Amounts)).Found.Count, 12, int.MaxValue);
            Assert.NotEmpty((await DoorsWith(everybody, [SownFigures.Account])).Found);
            Assert.NotEmpty((await DoorsWith(everybody, [SownFigures.Paper])).Found);
        }

        var covered = new (Permission Right, IReadOnlyList<string> Signs)[]
        {
            (SensitivePermissions.Amounts, _sown.Amounts),
            (SensitivePermissions.BankAccounts, [SownFigures.Account]),
            (SensitivePermissions.PersonalIds, [SownFigures.Paper]),
        };
        foreach (var (right, signs) in covered)
        {
            using var limited = await _server.WithAllBut(right);
            var (found, asked) = await DoorsWith(limited, signs);
            Assert.Empty(found);
            Assert.True(asked > 250, $"only {asked} addresses were asked");
        }

        using var clerk = await _server.WithAllBut(SensitivePermissions.Amounts);
        await NoOriginal(clerk);
        await NothingBySearchOrOrder(clerk);
        await NoWorkThatNeedsAmounts(clerk);
    }

    // Neither its bytes nor a picture of it.
    private async Task NoOriginal(SignedInSubject clerk)
    {
        foreach (var further in new[] { "", "/drawing" })
        {
            using var answer = await clerk.Send("GET", $"/t/{_server.One.Number}/originals/{_sown.Ids["original"]}{further}");
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
            Assert.Contains("查看金额", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }
    }

    private async Task NothingBySearchOrOrder(SignedInSubject clerk)
    {
        var list = $"/api/taxpayers/{_server.One.Number}/invoices";
        using var everybody = await _server.WithAllBut(null);
        Assert.Contains(_sown.Number, await Read(everybody, $"{list}?q={_sown.Typed}"), StringComparison.Ordinal);
        Assert.DoesNotContain(_sown.Number, await Read(clerk, $"{list}?q={_sown.Typed}"), StringComparison.Ordinal);
        Assert.Contains(_sown.Number, await Read(clerk, $"{list}?q={_sown.Number}"), StringComparison.Ordinal);
        // A condition on amounts restricts nothing, and an order by amounts is the usual one.
        var plain = await Read(clerk, list);
        foreach (var further in new[] { "least=100000000", "order=total.desc", "order=tax.asc", "order=smallest" })
        {
            Assert.Equal(plain, await Read(clerk, $"{list}?{further}"));
        }

        // Neither does a list of sums: those with most invoices come first, then by name.
        var parties = await Counts(clerk, "parties/export?format=csv", "名称", "取得张数", "开具张数");
        Assert.Equal(parties.OrderByDescending(each => each.Count).ThenBy(each => each.Name, StringComparer.Ordinal), parties);
        var figures = await Counts(clerk, "statistics/export?by=party&format=csv", "对方单位", "张数");
        Assert.Equal(figures.OrderByDescending(each => each.Count).ThenBy(each => each.Name, StringComparer.Ordinal), figures);

        using var diagnosis = await clerk.Send("GET", $"/api/taxpayers/{_server.One.Number}/diagnosis?amount={_sown.Typed}");
        Assert.Equal(HttpStatusCode.BadRequest, diagnosis.StatusCode);
    }

    // Names and counts of the rows of an export, in its order, without the row of the sums.
    private async Task<List<(string Name, int Count)>> Counts(
        SignedInSubject clerk,
        string export,
        string name,
        params string[] counts
    )
    {
        var text = await Read(clerk, $"/api/taxpayers/{_server.One.Number}/{export}");
        List<string[]> lines =
        [
            .. text.TrimStart('\uFEFF')
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.TrimEnd('\r').Split(',')),
        ];
        var head = lines[0].ToList();
        List<(string Name, int Count)> rows =
        [
            .. lines
                .Skip(1)
                .Select(line =>
                    (
                        line[head.IndexOf(name)],
                        counts.Sum(count => int.Parse(line[head.IndexOf(count)], CultureInfo.InvariantCulture))
                    )
                )
                .Where(row => row.Item1 != "合计"),
        ];
        Assert.NotEmpty(rows);
        return rows;
    }

    private async Task NoWorkThatNeedsAmounts(SignedInSubject clerk)
    {
        using var form = await clerk.Send("GET", $"/t/{_server.One.Number}/entry/form");
        Assert.Equal(HttpStatusCode.Forbidden, form.StatusCode);
        // They were given the right itself: what is wanting is the other one.
        Assert.Contains("需要权限「查看金额」", await form.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    private async Task<(List<string> Found, int Asked)> DoorsWith(SignedInSubject subject, IReadOnlyList<string> signs)
    {
        var (found, asked) = (new List<string>(), 0);
        foreach (var door in RightsMatrix.Read().Keys.Where(door => door.StartsWith("GET ", StringComparison.Ordinal)))
        {
            foreach (var address in Addresses(door[4..]))
            {
                var text = await Read(subject, address);
                asked++;
                if (signs.FirstOrDefault(sign => text.Contains(sign, StringComparison.Ordinal)) is { } sign)
                {
                    found.Add($"{address} gives {sign}");
                }
            }
        }

        return (found, asked);
    }

    private IEnumerable<string> Addresses(string door)
    {
        var address = Parameter().Replace(door, hit => Value(door, hit.Value));
        string[] formats = door.Contains("{format}", StringComparison.Ordinal) ? ["json", "html", "xlsx", "csv"] : [""];
        foreach (var format in formats)
        {
            var written = address.Replace("{format}", format, StringComparison.Ordinal);
            foreach (var further in Further)
            {
                var mark = written.Contains('?', StringComparison.Ordinal) ? '&' : '?';
                var query = further.Replace("{q}", _sown.Number, StringComparison.Ordinal);
                yield return query.Length == 0 ? written : $"{written}{mark}{query}";
            }
        }
    }

    private string Value(string door, string name) =>
        name switch
        {
            "{format}" => name,
            "{id:long}" when door.Contains("/originals/", StringComparison.Ordinal) => _sown.Ids["original"],
            "{id:long}" when door.Contains("/parties/", StringComparison.Ordinal) => _sown.Ids["{party}"],
            _ => _sown.Ids.GetValueOrDefault(name, "1"),
        };

    // A workbook as the text of its parts.
    private static async Task<string> Read(SignedInSubject subject, string address)
    {
        using var answer = await subject.Send("GET", address);
        Assert.True(answer.StatusCode < HttpStatusCode.InternalServerError, $"{address}: {answer.StatusCode}");
        var bytes = await answer.Content.ReadAsByteArrayAsync(Cancellation);
        if (!bytes.AsSpan().StartsWith("PK"u8))
        {
            return WebUtility.HtmlDecode(Encoding.UTF8.GetString(bytes));
        }

        await using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        var parts = new StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(Cancellation));
            parts.Append(await reader.ReadToEndAsync(Cancellation));
        }

        return parts.ToString();
    }

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}

/// <summary>On the embedded database.</summary>
public sealed class CoveredDoorsOnSqlite(RunningServer server) : CoveredDoorsTests(server), IClassFixture<RunningServer>;

/// <summary>On PostgreSQL under row-level security.</summary>
public sealed class CoveredDoorsOnPostgres(GuardedServer server) : CoveredDoorsTests(server), IClassFixture<GuardedServer>;
