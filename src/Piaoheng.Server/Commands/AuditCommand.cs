using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;
using Piaoheng.AuditVerifier;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Home;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Commands;

/// <summary><c>piaoheng audit</c>: signs the logs, and finds out whether they were changed.</summary>
internal static class AuditCommand
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create()
    {
        var checkpoint = new Command("checkpoint", "为操作日志制作签名的检查点，写到数据库之外");
        checkpoint.SetAction(
            (parse, ct) => Checkpoint(parse.GetValue(SharedOptions.Home), parse.GetValue(SharedOptions.Database), ct)
        );
        return new Command("audit", "操作日志：制作检查点、核验是否被改动") { checkpoint, Verify() };
    }

    private static Command Verify()
    {
        var key = new Option<string?>("--key") { Description = "验证公钥（另外保存的那一份）；不写则用检查点文件夹里的" };
        var folder = new Option<string?>("--checkpoints")
        {
            Description = "检查点文件夹；默认取环境变量 PIAOHENG_CHECKPOINTS，再默认数据目录下的 checkpoints",
        };
        var json = new Option<bool>("--json") { Description = "输出 JSON" };
        var verify = new Command("verify", "核验操作日志：逐条重算，与每个检查点比较") { key, folder, json };
        verify.SetAction(
            (parse, ct) =>
                Verify(
                    (parse.GetValue(SharedOptions.Home), parse.GetValue(SharedOptions.Database)),
                    (parse.GetValue(key), parse.GetValue(folder)),
                    parse.GetValue(json),
                    ct
                )
        );
        return verify;
    }

    private static async Task<int> Checkpoint(string? homePath, string? database, CancellationToken ct)
    {
        await using var services = Composition.Services(HomeFolder.Open(homePath), database);
        await using var scope = services.CreateAsyncScope();
        var keeper = scope.ServiceProvider.GetRequiredService<CheckpointKeeper>();
        var made = await keeper.Make(ct);
        if (!made.Succeeded(out var latest))
        {
            await Console.Error.WriteLineAsync(made.Refusal!.Text.Render());
            return ExitCode.Findings;
        }

        var (number, entries) = (latest.Checkpoint.Number, latest.Checkpoint.Logs.Sum(log => log.Size));
        await Console.Out.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"第 {number} 号检查点{(latest.IsNew ? "" : "之后没有新的记录")}：日志 {latest.Checkpoint.Logs.Count} 本，记录 {entries} 条（{keeper.Folder.Path}）"
            )
        );
        await Console.Out.WriteLineAsync($"验证公钥（请另外保存）：{keeper.Key().Verifier}");
        return ExitCode.Fine;
    }

    private static async Task<int> Verify(
        (string? Home, string? Database) store,
        (string? Key, string? Folder) given,
        bool asJson,
        CancellationToken ct
    )
    {
        var home = HomeFolder.Open(store.Home);
        var folder = new CheckpointFolder(given.Folder ?? home.Checkpoints);
        if (given.Key is not null && VerifierKey.Parse(given.Key) is null)
        {
            await Console.Error.WriteLineAsync(
                "--key 不是验证公钥；写法如 piaoheng-audit+1a2b3c4d+AbCd…，由 piaoheng audit checkpoint 给出"
            );
            return ExitCode.Usage;
        }

        if ((given.Key is null ? folder.Key : VerifierKey.Parse(given.Key)) is not { } key || folder.Last() is null)
        {
            await Console.Error.WriteLineAsync($"{folder.Path} 中没有检查点，无从核验；先运行 piaoheng audit checkpoint");
            return ExitCode.NothingUsable;
        }

        await using var connection = Open(DatabaseAddress.From(home, store.Database));
        await connection.OpenAsync(ct);
        await using (var begin = connection.CreateCommand())
        {
            // One moment for all that is read, while the program goes on writing.
            begin.CommandText = connection is NpgsqlConnection ? "begin isolation level repeatable read read only" : "begin";
            await begin.ExecuteNonQueryAsync(ct);
        }

        var report = await new LogVerifier(connection, folder, key).Verify(ct);
        await Console.Out.WriteLineAsync(asJson ? ToJson(report, key) : ToText(report, key));
        return report.Faults.Count == 0 ? ExitCode.Fine : ExitCode.Findings;
    }

    private static DbConnection Open(DatabaseAddress address) =>
        address.Engine == DatabaseEngine.Postgres
            ? new NpgsqlConnection(RowSecurity.ForWholeInstallation(address.ConnectionString))
            : new SqliteConnection(
                new SqliteConnectionStringBuilder(address.ConnectionString)
                {
                    Mode = SqliteOpenMode.ReadOnly,
                    Pooling = false,
                }.ToString()
            );

    private static string ToText(AuditReport report, VerifierKey key) =>
        string.Join(
            '\n',
            [
                .. report.Faults.Select(fault => $"未通过  {fault.Code}  {fault.Render()}"),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(report.Faults.Count == 0 ? "通过" : "未通过")}：日志 {report.Logs} 本，记录 {report.Entries} 条，检查点 {report.Checkpoints} 份"
                ) + (report.Last is { } last ? $"，最后一份 {InvoiceWords.Moment(last.At)}" : ""),
                string.Create(CultureInfo.InvariantCulture, $"其后尚未签名的记录 {report.NotYetSigned} 条"),
                $"验证公钥 {key}",
            ]
        );

    private static string ToJson(AuditReport report, VerifierKey key) =>
        JsonSerializer.Serialize(
            new
            {
                passed = report.Faults.Count == 0,
                logs = report.Logs,
                entries = report.Entries,
                checkpoints = report.Checkpoints,
                lastCheckpoint = report.Last?.Number,
                lastCheckpointAt = report.Last?.At,
                notYetSigned = report.NotYetSigned,
                key = key.ToString(),
                faults = report.Faults.Select(fault => new { code = fault.Code, message = fault.Render() }),
            },
            Json
        );
}
