using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Text;
using Piaoheng.Server.Modules.Invoices;
using Piaoheng.Server.Modules.Mail;
using Piaoheng.Server.Modules.Taxpayers;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Home;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.Intake;

namespace Piaoheng.Server.Tests.Mail;

/// <summary>#8329: the disk ran full, mails were marked as processed and never tried again after there was room.</summary>
[Trait("Category", "Slow")]
public sealed class MailDiskFullTests : IDisposable
{
    private const int Count = 20;

    private readonly ImapServer _server;
    private readonly string _home = Directory.CreateTempSubdirectory("piaoheng-mailfull").FullName;
    private readonly bool _isMounted;
    private readonly Clock _clock = new();

    public MailDiskFullTests(ImapServer server)
    {
        _server = server;
        _isMounted =
            ImapServer.IsInstalled && OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", "size=7m", "tmpfs", _home);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Loss_8329_when_there_is_room_again_all_mails_arrive_by_themselves()
    {
        Assert.SkipUnless(ImapServer.IsInstalled, "No IMAP server is installed (apt-get install dovecot-imapd).");
        Assert.SkipUnless(_isMounted, "Mounting a small file system is not allowed here (root on Linux needed).");
        var files = new InventedFiles(7090);
        var box = _server.Mailbox("full");
        for (var mail = 0; mail < Count; mail++)
        {
            // Blanks behind the document make it large and leave it well-formed.
            byte[] padded = [.. InventedFiles.Xml(files.Issue()).Content, .. Enumerable.Repeat((byte)' ', 250_000)];
            box.Deliver(InventedMail.With(("a.xml", padded)));
        }

        await using var services = Services();
        await SetUp(services, files, box);
        for (var minute = 0; minute < 5; minute++)
        {
            await Minute(services);
        }

        Assert.NotEqual(Count, await Invoices(services));
        Assert.True(box.Flags().Count(flags => flags.Contains('a', StringComparison.Ordinal)) < Count);

        Assert.True(Run("mount", "-o", "remount,size=128m", _home));
        for (var minute = 0; minute < 120 && await Invoices(services) < Count; minute++)
        {
            await Minute(services);
        }

        Assert.Equal(Count, await Invoices(services));
        Assert.Equal(Count, box.Mails().Count);
    }

    public void Dispose()
    {
        if (_isMounted)
        {
            Run("umount", "-l", _home);
        }

        Directory.Delete(_home, recursive: true);
    }

    /// <summary>What a server does in a minute, with nobody at it.</summary>
    private async Task Minute(ServiceProvider services)
    {
        _clock.Pass(TimeSpan.FromMinutes(1));
        try
        {
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<FetchDueMailboxes>().Check(Cancellation);
            for (var unit = 0; unit < 200 && await services.GetRequiredService<WorkRunner>().RunNext(Cancellation); unit++)
            {
                // Until nothing is due.
            }
        }
        catch (Exception exception) when (exception is System.Data.Common.DbException or DbUpdateException)
        {
            // The database has no room either; the loops of the server go on likewise.
        }
    }

    private ServiceProvider Services()
    {
        var services = new ServiceCollection().AddLogging().AddPiaoheng(new HomeFolder(_home), null);
        services.AddSingleton<TimeProvider>(_clock);
        return services.BuildServiceProvider();
    }

    private static async Task SetUp(ServiceProvider services, InventedFiles files, ImapServer.Maildir box)
    {
        await using var scope = services.CreateAsyncScope();
        var created = await scope
            .ServiceProvider.GetRequiredService<CreateTaxpayer>()
            .Create(new CreateTaxpayer.Request(files.Us.TaxId, files.Us.Name), Actor.LocalOperator, Cancellation);
        Assert.Null(created.Refusal);
        var saved = await scope
            .ServiceProvider.GetRequiredService<SetUpMailbox>()
            .SetUp(files.Us.TaxId, null, MailTestBase.Request(box), Actor.LocalOperator, Cancellation);
        Assert.Null(saved.Refusal);
    }

    private static async Task<int> Invoices(ServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Database>().Rows<InvoiceRecord>().CountAsync(Cancellation);
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, arguments)
                {
                    UseShellExecute = false,
                    RedirectStandardError = true,
                    RedirectStandardOutput = true,
                }
            )!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    /// <summary>A clock that tests move on.</summary>
    private sealed class Clock : TimeProvider
    {
        private TimeSpan _passed;

        public void Pass(TimeSpan time) => _passed += time;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _passed;
    }
}
