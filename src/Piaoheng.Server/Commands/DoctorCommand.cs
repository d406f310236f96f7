using System.CommandLine;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Piaoheng.Core.Policy;
using Piaoheng.Formats;
using Piaoheng.Server.Modules.Invoices;
using Piaoheng.Server.Platform.Home;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Worker;
using Piaoheng.World.Documents.Pdf;

namespace Piaoheng.Server.Commands;

/// <summary><c>piaoheng doctor</c>: whether program, surroundings and data are sound.</summary>
internal static class DoctorCommand
{
    private const long LowDiskBytes = 2L * 1024 * 1024 * 1024;

    public static Command Create()
    {
        var command = new Command("doctor", "检查程序、环境和数据是否完好");
        command.SetAction((parse, ct) => Run(parse.GetValue(SharedOptions.Home), parse.GetValue(SharedOptions.Database), ct));
        return command;
    }

    private static async Task<int> Run(string? homePath, string? database, CancellationToken ct)
    {
        var checkup = new Checkup();
        await checkup.Do("政策包", CheckPolicy);
        await checkup.Do("读取进程", () => CheckSandbox(ct));
        await checkup.Do("文字识别", () => CheckRecognition(ct));
        await checkup.Do("字体", CheckFont);
        if (database is null && !File.Exists(Path.Combine(HomeFolder.Locate(homePath), "piaoheng.db")))
        {
            checkup.Say(Verdict.Note, "数据", $"{HomeFolder.Locate(homePath)} 中还没有数据，其余检查略过");
            return checkup.ExitCode;
        }

        var home = HomeFolder.Open(homePath);
        await checkup.Do("磁盘", () => CheckDisk(home));
        await checkup.Do("数据库", () => CheckDatabase(DatabaseAddress.From(home, database), ct));
        if (checkup.ExitCode == ExitCode.Fine)
        {
            await using var services = Composition.Services(home, database);
            await using var scope = services.CreateAsyncScope();
            await checkup.Do("原件", () => CheckOriginals(scope.ServiceProvider, checkup, ct));
        }

        return checkup.ExitCode;
    }

    private static Task<(Verdict, string)> CheckPolicy()
    {
        var policy = PolicyFolder.Load(PolicyFolder.Shipped);
        return Task.FromResult(
            (Verdict.Pass, string.Create(CultureInfo.InvariantCulture, $"{policy.Version}，票种 {policy.Kinds.All.Count} 个"))
        );
    }

    private static async Task<(Verdict, string)> CheckSandbox(CancellationToken ct)
    {
        var state = await WorkerPool.DescribeSandboxAsync(ct);
        return state.Contains("open", StringComparison.Ordinal)
            ? (Verdict.Note, $"本系统只有部分限制生效（{state}）；外来文件仍在子进程中读取，并有时间限制")
            : (Verdict.Pass, "内存、时间、写文件、系统调用限制均已生效");
    }

    // Missing models are no failure of the program: pictures wait, everything else runs.
    private static async Task<(Verdict, string)> CheckRecognition(CancellationToken ct)
    {
        var state = RecognitionState.Shipped();
        if (state.Problem is { } problem)
        {
            return (Verdict.Note, $"{problem.Render()}（{problem.Code}）");
        }

        await WorkerPool.StartRecognitionAsync(state, ct);
        return (Verdict.Pass, $"{state.Version}，模型校验无误，识别进程可启动");
    }

    private static Task<(Verdict, string)> CheckFont() =>
        Task.FromResult(
            CjkFont.IsThere
                ? (Verdict.Pass, Path.GetFileName(CjkFont.Locate()))
                : (Verdict.Note, "没有中文字体，《发票查找情况说明》只能下载网页，不能生成 PDF")
        );

    private static Task<(Verdict, string)> CheckDisk(HomeFolder home)
    {
        var free = new DriveInfo(home.Path).AvailableFreeSpace;
        var text = string.Create(CultureInfo.InvariantCulture, $"{home.Path} 剩余 {free / 1_073_741_824.0:0.0} GB");
        return Task.FromResult(
            free < LowDiskBytes ? (Verdict.Note, text + "，空间偏少，请及时清理或扩容") : (Verdict.Pass, text)
        );
    }

    // Before anything else touches it: a damaged file must not be brought up to date.
    private static async Task<(Verdict, string)> CheckDatabase(DatabaseAddress address, CancellationToken ct)
    {
        if (address.Engine == DatabaseEngine.Sqlite && await FaultOfSqlite(address, ct) is { } fault)
        {
            return (Verdict.Fail, $"SQLite 已损坏：{fault}。请停止写入，用最近的备份恢复");
        }

        Migrator.Migrate(address);
        if (address.Engine == DatabaseEngine.Sqlite)
        {
            return (Verdict.Pass, "SQLite 完整，结构为最新");
        }

        return RowSecurity.HoldsFor(address.ConnectionString)
            ? (Verdict.Pass, "PostgreSQL 可用，结构为最新，行级安全生效")
            : (
                Verdict.Note,
                "PostgreSQL 可用，结构为最新；但 --database 的账号是超级用户或有 BYPASSRLS，行级安全对它不起作用，请改用普通账号，升级结构用 --database-admin"
            );
    }

    /// <summary>What SQLite says of its file; null = whole. A badly broken file refuses even the question.</summary>
    private static async Task<string?> FaultOfSqlite(DatabaseAddress address, CancellationToken ct)
    {
        try
        {
            await using var connection = new SqliteConnection(address.ConnectionString);
            await connection.OpenAsync(ct);
            await using var command = connection.CreateCommand();
            command.CommandText = "pragma integrity_check(1)";
            var answer = (string?)await command.ExecuteScalarAsync(ct);
            return answer is "ok" ? null : answer;
        }
        catch (SqliteException exception)
        {
            return exception.Message;
        }
    }

    private static async Task<(Verdict, string)> CheckOriginals(IServiceProvider services, Checkup checkup, CancellationToken ct)
    {
        var check = ActivatorUtilities.CreateInstance<CheckOriginals>(services);
        var damaged = 0;
        await foreach (var damage in check.FindDamage(ct))
        {
            damaged++;
            checkup.Say(
                Verdict.Fail,
                "原件",
                $"“{damage.FileName}”{(damage.IsMissing ? "缺失" : "内容已改变")}（{damage.Sha256}）"
            );
        }

        var count = await check.Count(ct);
        return damaged == 0
            ? (Verdict.Pass, string.Create(CultureInfo.InvariantCulture, $"{count} 份，逐字节核对无误"))
            : (Verdict.Fail, string.Create(CultureInfo.InvariantCulture, $"{count} 份中有 {damaged} 份缺失或改变，请用备份恢复"));
    }

    private enum Verdict
    {
        Pass,
        Note,
        Fail,
    }

    /// <summary>Says each verdict as it comes, and remembers the worst.</summary>
    private sealed class Checkup
    {
        private Verdict _worst;

        public int ExitCode => _worst == Verdict.Fail ? Commands.ExitCode.Environment : Commands.ExitCode.Fine;

        public async Task Do(string name, Func<Task<(Verdict Verdict, string Text)>> check)
        {
            try
            {
                var (verdict, text) = await check();
                Say(verdict, name, text);
            }
            catch (Exception exception) when (Trouble.Explain(exception) is { } sentence)
            {
                Say(Verdict.Fail, name, sentence);
            }
        }

        public void Say(Verdict verdict, string name, string text)
        {
            _worst = verdict > _worst ? verdict : _worst;
            var word = verdict switch
            {
                Verdict.Pass => "通过",
                Verdict.Note => "注意",
                _ => "未通过",
            };
            Console.Out.WriteLine($"{word}  {name}：{text}");
        }
    }
}
