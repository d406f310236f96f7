using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Server.Modules.Intake;
using Piaoheng.Server.Modules.Invoices;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.Intake;

namespace Piaoheng.Server.Tests.Access;

/// <summary>字段遮挡 over HTTP: whatever door somebody opens who may not see a number, page, export or JSON, the number does not come out.</summary>
public abstract partial class CoveredNumbersTests
{
    private const string Account = "6222000011112222";
    private const string Paper = "110101199001011234";

    private readonly RunningServer _server;

    protected CoveredNumbersTests(RunningServer server)
    {
        Assert.SkipUnless(server.IsAvailable, "PostgreSQL is not installed (apt-get install postgresql).");
        _server = server;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_door_gives_a_number_that_is_covered()
    {
        var (invoice, original, batch) = await Import();
        var page = $"/t/{_server.One.Number}/invoices/{invoice}";
        using (var accountant = await _server.WithRole("accountant"))
        {
            var open = await Text(accountant, page);
            Assert.Contains(Account, open, StringComparison.Ordinal);
            Assert.Contains(Paper, open, StringComparison.Ordinal);
        }

        using var limited = await _server.WithRole("interface");
        Assert.Contains("************2222", await Text(limited, page), StringComparison.Ordinal);
        var opened = 0;
        foreach (var door in RightsMatrix.Read().Where(door => door.Value.Contains("interface")).Select(door => door.Key))
        {
            if (!door.StartsWith("GET ", StringComparison.Ordinal) || !door.Contains("{taxpayer}", StringComparison.Ordinal))
            {
                continue;
            }

            var id = door.Contains("/originals/", StringComparison.Ordinal) ? original : invoice;
            var address = Parameter()
                .Replace(
                    door[4..],
                    hit =>
                        hit.Value switch
                        {
                            "{taxpayer}" => _server.One.Number,
                            "{batch:long}" or "{batch:long?}" => batch,
                            _ => id,
                        }
                );
            var mark = address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            foreach (var further in new[] { "", $"{mark}format=csv", $"{mark}columns=all" })
            {
                var text = await Text(limited, address + further);
                Assert.False(text.Contains(Account, StringComparison.Ordinal), $"{door} gives the account");
                Assert.False(text.Contains(Paper, StringComparison.Ordinal), $"{door} gives the identity paper");
                opened++;
            }
        }

        Assert.True(opened > 60, $"only {opened} addresses were asked");
    }

    private async Task<(string Invoice, string Original, string Batch)> Import()
    {
        var files = new InventedFiles(1490);
        var issued = files.Issue();
        var file = InventedFiles.Xml(
            issued with
            {
                Buyer = issued.Buyer with { TaxId = _server.One.Number },
                Remark = $"银行账号：{Account}；经办人身份证号{Paper}",
            }
        );
        await using var scope = _server.App.Services.CreateAsyncScope();
        var receive = scope.ServiceProvider.GetRequiredService<ReceiveFile>();
        var batch = await receive.Begin(_server.One, null, Actor.LocalOperator, Cancellation);
        await using var content = new MemoryStream(file.Content);
        Assert.Null((await receive.Receive(batch, file.Name, content, Cancellation)).Refusal);
        for (var attempt = 0; attempt < 600; attempt++)
        {
            await using var look = _server.App.Services.CreateAsyncScope();
            var db = look.ServiceProvider.GetRequiredService<Database>();
            var read = await db.Rows<ReadingRecord>()
                .Where(row => row.TaxpayerId == _server.One.TaxpayerId && row.InvoiceId != null)
                .OrderBy(row => row.ReadingId)
                .FirstOrDefaultAsync(Cancellation);
            if (read is { InvoiceId: { } invoice })
            {
                return (Text(invoice), Text(read.OriginalId), Text(batch.BatchId));
            }

            await Task.Delay(100, Cancellation);
        }

        throw new InvalidOperationException("The file was not read within a minute.");
    }

    private static string Text(long id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    // A workbook as the text of its parts.
    private static async Task<string> Text(SignedInSubject subject, string address)
    {
        using var answer = await subject.Send("GET", address);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Cancellation);
        if (!bytes.AsSpan().StartsWith("PK"u8))
        {
            return System.Net.WebUtility.HtmlDecode(System.Text.Encoding.UTF8.GetString(bytes));
        }

        await using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        var parts = new List<string>();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(Cancellation));
            parts.Add(await reader.ReadToEndAsync(Cancellation));
        }

        return string.Concat(parts);
    }

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}

/// <summary>On the embedded database.</summary>
public sealed class CoveredNumbersOnSqlite(RunningServer server) : CoveredNumbersTests(server), IClassFixture<RunningServer>;

/// <summary>On PostgreSQL under row-level security.</summary>
public sealed class CoveredNumbersOnPostgres(GuardedServer server) : CoveredNumbersTests(server), IClassFixture<GuardedServer>;
