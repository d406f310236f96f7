using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Server.Modules.Intake;
using Piaoheng.Server.Modules.Mail;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.Intake;
using Piaoheng.Server.Tests.Storage;
using Piaoheng.World;

namespace Piaoheng.Server.Tests.Mail;

/// <summary>A server that is killed while it fetches, opens and reads mails loses none and brings none twice.</summary>
[Trait("Category", "Slow")]
public abstract class MailKillTests : MailTestBase
{
    private const int MailsPerKill = 4;

    protected MailKillTests(TestDatabase database, ImapServer server)
        : base(database, server) { }

    private static int Kills =>
        Environment.GetEnvironmentVariable("PIAOHENG_TEST_LEVEL") switch
        {
            "quick" => 2,
            "full" => 40,
            _ => 6,
        };

    [Fact]
    public async Task Killed_at_any_moment_it_loses_no_mail_and_brings_none_twice()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "SIGKILL only.");
        var (files, us, box, mailbox) = await Open(90);
        var dice = new Dice(91);
        var numbers = new List<string>();
        for (var kill = 0; kill < Kills; kill++)
        {
            for (var mail = 0; mail < MailsPerKill; mail++)
            {
                var (first, second) = (files.Issue(), files.Issue());
                numbers.AddRange([first.Number, second.Number]);
                box.Deliver(
                    InventedMail.With(
                        ("a.xml", InventedFiles.Xml(first).Content),
                        ("b.zip", InventedFiles.Zip(InventedFiles.Xml(second)))
                    )
                );
            }

            await Order(us, mailbox);
            using var server = Serve();
            // While the server starts, while mails come, while they are opened and read.
            await Task.Delay(dice.Below(8_000), Cancellation);
            server.Kill();
            await server.WaitForExitAsync(Cancellation);
            await ForgetLeases();
        }

        await Drain();
        await Order(us, mailbox);
        await Drain();

        var mails = await Rows<MailMessageRecord>(us);
        Assert.Equal(Kills * MailsPerKill, mails.Count);
        Assert.All(mails, mail => Assert.Equal((MailState.Done, true), (mail.State, mail.IsMarked)));
        Assert.Equal(Kills * MailsPerKill, box.Mails().Count);
        Assert.Equal(
            numbers.Order(StringComparer.Ordinal),
            (await Invoices(us)).Select(invoice => invoice.Number).Order(StringComparer.Ordinal)
        );
        var items = (await Rows<IntakeItemRecord>(us)).Where(item => item.ParentId is null).ToList();
        Assert.Equal(2 * Kills * MailsPerKill, items.Count);
        Assert.All(items, item => Assert.Equal(IntakeOutcome.Stored, item.Outcome));
    }

    private Task Order(Taxpayer us, long mailbox) =>
        Database.In(async services =>
        {
            var asked = await services
                .GetRequiredService<FetchNow>()
                .Fetch(us.Number, mailbox, Actor.LocalOperator, Cancellation);
            Assert.True(asked.Refusal is null or { Text.Code: "MAIL-61" }, asked.Refusal?.Text.Render());
        });

    // As if the leases had run out, and as if each kill had met other work: nobody gives up after a few kills in one minute.
    private Task<int> ForgetLeases() =>
        Database.In(services =>
        {
            var past = TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(1);
            return services
                .GetRequiredService<Database>()
                .Set<WorkUnitRecord>()
                .ExecuteUpdateAsync(
                    row => row.SetProperty(unit => unit.LeaseUntil, past).SetProperty(unit => unit.Attempts, 0),
                    Cancellation
                );
        });

    private Process Serve()
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "piaoheng"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        string[] where =
            Database.Address.Engine == DatabaseEngine.Postgres ? ["--database", Database.Address.ConnectionString] : [];
        foreach (var argument in (string[])["serve", "--urls", "http://127.0.0.1:0", "--home", Database.Home.Path, .. where])
        {
            start.ArgumentList.Add(argument);
        }

        var server = Process.Start(start)!;
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        return server;
    }

    public sealed class OnSqlite(SqliteDatabase database, ImapServer server)
        : MailKillTests(database, server),
            IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database, ImapServer server)
        : MailKillTests(database, server),
            IClassFixture<PostgresDatabase>;
}
