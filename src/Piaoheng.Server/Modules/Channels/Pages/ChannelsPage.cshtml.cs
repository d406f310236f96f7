using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Connectors;
using Piaoheng.Connectors.Certification;
using Piaoheng.Connectors.FileExchange;
using Piaoheng.Connectors.Outbound;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Schedules;
using Piaoheng.Core.Text;
using Piaoheng.Server.Modules.Completeness.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Certificates;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Time;
using Piaoheng.Server.Platform.Web;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Channels.Pages;

[Requires(typeof(ChannelsPermissions), nameof(ChannelsPermissions.View))]
internal sealed class ChannelsPage(
    ChannelBook book,
    SyncRuns runs,
    SetUpChannel setUp,
    StartSync sync,
    RunScheduledLine lines,
    VerifyInvoice verify,
    MonthControls controls,
    ScheduleBook schedules,
    StuckJobs stuck,
    ChannelWatch watch,
    ChannelTroubles troubles,
    DiskWatch disk,
    INextExports exports,
    PolicyPack policy,
    RateGovernor governor,
    CertificateShelf certificates,
    KindNames kinds,
    Actor actor,
    TimeProvider time
) : PageModel
{
    private const int RunsShown = 5;
    private const string Gateway = "baidu";

    /// <summary><c>failed</c> = only channels that could not be read last time; otherwise all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Only { get; set; }

    /// <summary>Whether only channels that could not be read are shown.</summary>
    public bool OnlyFailed => string.Equals(Only, "failed", StringComparison.Ordinal);

    public IReadOnlyList<ShownChannel> Channels { get; private set; } = [];

    /// <summary>取票概况; null when nobody has looked yet.</summary>
    public WatchRecord? Watch { get; private set; }

    /// <summary>提醒.</summary>
    public IReadOnlyList<CodedText> Alarms { get; private set; } = [];

    /// <summary>磁盘余量, in Chinese.</summary>
    public string DiskText { get; private set; } = "";

    /// <summary>Today in Beijing.</summary>
    public DateOnly Today => BeijingTime.Today(time);

    /// <summary>Why the last action was not done; null when nothing was refused.</summary>
    public string? Refused { get; private set; }

    /// <summary>The channel that the last action was about.</summary>
    public string? RefusedAt { get; private set; }

    /// <summary>What 查验 said; null when nothing was asked.</summary>
    public VerificationAnswer? Verified { get; private set; }

    /// <summary>What was asked.</summary>
    public VerifyInvoice.Request? Asked { get; private set; }

    /// <summary>票种 that the gateway verifies, with their names.</summary>
    public IEnumerable<(string Id, string Name)> Verifiable =>
        policy.Kinds.All.Where(kind => kind.Codes.ContainsKey(Gateway)).Select(kind => (kind.Id, kind.ShortName));

    public Task OnGet(CancellationToken cancellation) => Load(cancellation);

    [Requires(typeof(ChannelsPermissions), nameof(ChannelsPermissions.Change))]
    public async Task<IActionResult> OnPostSetUp(string connector, string? address, CancellationToken cancellation)
    {
        var values = (ConnectorCatalogue.Find(connector)?.Fields ?? []).ToDictionary(
            field => field.Name,
            field => Request.Form["value." + field.Name].ToString(),
            StringComparer.Ordinal
        );
        var outcome = await setUp.SetUp(
            HttpContext.Taxpayer().TaxId,
            connector,
            new SetUpChannel.Request(address ?? "", values),
            actor,
            cancellation
        );
        return await Answer(outcome.Refusal, connector, "已保存渠道设置。", cancellation);
    }

    [Requires(typeof(ChannelsPermissions), nameof(ChannelsPermissions.Sync))]
    public async Task<IActionResult> OnPostSync(string connector, DateOnly? from, DateOnly? to, CancellationToken cancellation)
    {
        var outcome = await sync.Start(
            HttpContext.Taxpayer().TaxId,
            connector,
            new StartSync.Request(from, to),
            actor,
            cancellation
        );
        return await Answer(outcome.Refusal, connector, "已开始同步，进度见下方。", cancellation);
    }

    [Requires(typeof(ChannelsPermissions), nameof(ChannelsPermissions.Sync))]
    public async Task<IActionResult> OnPostRetry(string connector, int run, CancellationToken cancellation)
    {
        var outcome = await sync.Retry(HttpContext.Taxpayer().TaxId, run, actor, cancellation);
        return await Answer(outcome.Refusal, connector, "已重新开始未读到的部分。", cancellation);
    }

    [Requires(typeof(ChannelsPermissions), nameof(ChannelsPermissions.Sync))]
    public async Task<IActionResult> OnPostRunLine(string connector, string line, CancellationToken cancellation)
    {
        var outcome = await lines.Run(HttpContext.Taxpayer().TaxId, (connector, line), actor, cancellation);
        return await Answer(outcome.Refusal, connector, "已开始同步，进度见定时任务。", cancellation);
    }

    [Requires(typeof(ChannelsPermissions), nameof(ChannelsPermissions.Change))]
    public async Task<IActionResult> OnPostSwitchLine(string connector, string line, bool isOn, CancellationToken cancellation)
    {
        var outcome = await lines.Switch(HttpContext.Taxpayer().TaxId, (connector, line), isOn, actor, cancellation);
        return await Answer(outcome.Refusal, connector, isOn ? "已恢复这项定时任务。" : "已暂停这项定时任务。", cancellation);
    }

    [Requires(typeof(ChannelsPermissions), nameof(ChannelsPermissions.Verify))]
    public async Task<IActionResult> OnPostVerify(string connector, VerifyInvoice.Request asked, CancellationToken cancellation)
    {
        var outcome = await verify.Verify(HttpContext.Taxpayer().TaxId, asked, actor, cancellation);
        if (!outcome.Succeeded(out var answer))
        {
            return await Answer(outcome.Refusal, connector, "", cancellation);
        }

        (Verified, Asked) = (answer, asked);
        await Load(cancellation);
        return Page();
    }

    private async Task<IActionResult> Answer(Refusal? refusal, string connector, string done, CancellationToken cancellation)
    {
        if (refusal is null)
        {
            TempData.Say(done);
            return Redirect(HttpContext.Taxpayer().Url("channels"));
        }

        (Refused, RefusedAt) = (refusal.Text.Shown(), connector);
        Response.StatusCode = OutcomeHttp.Status(refusal.Kind);
        await Load(cancellation);
        return Page();
    }

    private async Task Load(CancellationToken cancellation)
    {
        var taxpayer = HttpContext.Taxpayer().TaxpayerId;
        Watch = await watch.Find(taxpayer, cancellation);
        Alarms = await watch.Alarms(taxpayer, cancellation);
        DiskText = Disk(disk.Now().Free, await disk.Outlook(cancellation));
        var shown = new List<ShownChannel>();
        var troubled = OnlyFailed ? await troubles.Connectors(taxpayer, cancellation) : null;
        foreach (var kind in ConnectorCatalogue.All.Where(kind => troubled?.Contains(kind.Id) != false))
        {
            var channel = await book.Find(taxpayer, kind.Id, cancellation);
            var marks = await runs.Marks(taxpayer, kind.Id, cancellation);
            shown.Add(
                new ShownChannel(
                    kind,
                    channel,
                    channel is null ? new Dictionary<string, string>(StringComparer.Ordinal) : ChannelBook.SettingsOf(channel),
                    book.SecretsKept(taxpayer, kind.Id),
                    certificates.Latest(kind.Id),
                    await governor.Use(QuotaOf(kind), cancellation),
                    await runs.Latest(taxpayer, kind.Id, RunsShown, cancellation),
                    [.. marks.Select(mark => (InvoiceWords.Of(mark.Direction), kinds.Short(mark.Kind), mark))],
                    await controls.Compare(taxpayer, kind.Id, cancellation)
                )
                {
                    Plan = kind.Id == FileExchangeKind.KindId ? await exports.Find(taxpayer, cancellation) : null,
                    Lines = channel is null ? [] : await Lines(taxpayer, kind.Id, cancellation),
                    Stuck = [.. (await stuck.Find(taxpayer, kind.Id, cancellation)).Select(slice => stuck.Said(slice).Shown())],
                }
            );
        }

        Channels = shown;
    }

    private async Task<IReadOnlyList<ShownLine>> Lines(long taxpayerId, string connector, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var shown = new List<ShownLine>();
        foreach (var line in await schedules.Lines(taxpayerId, connector, now, cancellation))
        {
            var run = line.Row.RunNo is { } runNo ? await runs.Find(taxpayerId, runNo, cancellation) : null;
            var progress = run is null ? default : await runs.Progress(run, cancellation);
            shown.Add(
                new ShownLine(
                    line.Schedule,
                    line.Line.Id,
                    line.Line.Name,
                    ScheduleWords.Often(line.Line),
                    ScheduleWords.Mark(line.Row, run),
                    run is null ? "—" : Say.It($"{Count(progress.Done)}/{Count(progress.All)} 段"),
                    ScheduleWords.Next(line.Row, now),
                    run?.Problem,
                    line.Row.IsOn
                )
            );
        }

        return shown;
    }

    // The gateway's quota is the vendor's.
    private static string QuotaOf(ConnectorKind kind) => kind.Capabilities.HasFlag(Capabilities.Verification) ? Gateway : kind.Id;

    /// <summary>A state in Chinese.</summary>
    public static StateMark Mark(SyncRunRecord run) =>
        run.State switch
        {
            SyncState.Done => new StateMark("完成", "circle-check", Tone.Good),
            SyncState.Failed => new StateMark("未完成", "circle-x", Tone.Bad),
            SyncState.Running => new StateMark("进行中", "clock-pause", Tone.Wait),
            _ => new StateMark("等待", "clock-pause", Tone.Wait),
        };

    /// <summary>Whether the totals of a month agree, in Chinese.</summary>
    public static StateMark Mark(MonthControl control) =>
        control.Agrees ? new StateMark("相符", "circle-check", Tone.Good) : new StateMark("不符", "equal-not", Tone.Warn);

    /// <summary>A month.</summary>
    public static string MonthOf(MonthControl control) => control.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>齐全至.</summary>
    public static string Proven(SyncMarkRecord mark) =>
        mark.CompleteTo < mark.CompleteFrom
            ? "尚无"
            : Say.It($"{InvoiceWords.Day(mark.CompleteFrom)} 至 {InvoiceWords.Day(mark.CompleteTo)}");

    /// <summary>How old the newest proven invoice is.</summary>
    public static string Fresh(DateOnly? to, DateOnly? newest, DateOnly today) =>
        (to, newest) switch
        {
            (null, _) => "尚无",
            ({ } known, null) => InvoiceWords.Day(known),
            ({ } known, { } day) => Say.It(
                $"{InvoiceWords.Day(known)}，最新一张 {InvoiceWords.Day(day)}，{Count(today.DayNumber - day.DayNumber)} 天前"
            ),
        };

    private static string Disk(long free, DiskOutlook? outlook) =>
        outlook switch
        {
            null => Say.It($"剩余 {DiskWatch.Size(free)}，测量不足两天，还不能推算"),
            { DaysLeft: null } => Say.It($"剩余 {DiskWatch.Size(free)}，近 {Count(outlook.Span)} 天没有增长"),
            { DaysLeft: { } left } => Say.It(
                $"剩余 {DiskWatch.Size(free)}，每天增长 {DiskWatch.Size(outlook.GrowthPerDay)}，约 {Count(left)} 天后写满"
            ),
        };

    /// <summary>A whole number.</summary>
    public static string Count(int number) => number.ToString("#,##0", CultureInfo.InvariantCulture);
}
