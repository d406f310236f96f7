using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Piaoheng.AuditVerifier;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.OperationLog;

/// <summary>Writes logs and checkpoints as the program does, and verifies them as <c>audit verify</c> does.</summary>
internal sealed class LoggedWork(TestDatabase database)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Adds entries to a log.</summary>
    public Task Log(long taxpayerId, int count) =>
        database.In(async services =>
        {
            await using var work = await UnitOfWork.Begin(services.GetRequiredService<Database>(), taxpayerId, Cancellation);
            await services
                .GetRequiredService<AuditLog>()
                .Write(
                    taxpayerId,
                    Actor.LocalOperator,
                    [
                        .. Enumerable
                            .Range(0, count)
                            .Select(index => new AuditEvent(
                                "invoice.change",
                                index % 5 == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"invoice:{index}"),
                                ("original", $"原件\n{index}")
                            )),
                    ],
                    Cancellation
                );
            await work.Commit(Cancellation);
        });

    /// <summary>Makes a checkpoint.</summary>
    public Task<LatestCheckpoint> Checkpoint() =>
        database.In(async services => (await services.GetRequiredService<CheckpointKeeper>().Make(Cancellation)).Value);

    /// <summary>Opens a connection of one's own.</summary>
    public async Task<DbConnection> Open()
    {
        DbConnection connection =
            database.Address.Engine == DatabaseEngine.Postgres
                ? new NpgsqlConnection(database.Address.ConnectionString)
                : new SqliteConnection(database.Address.ConnectionString);
        await connection.OpenAsync(Cancellation);
        return connection;
    }

    /// <summary>Runs SQL as somebody would who goes round the program.</summary>
    public static async Task<int> Run(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync(Cancellation);
    }

    /// <summary>Verifies all logs.</summary>
    public Task<AuditReport> Verify(DbConnection connection)
    {
        var folder = new CheckpointFolder(database.Home.Checkpoints);
        return new LogVerifier(connection, folder, folder.Key!).Verify(Cancellation);
    }

    /// <summary>Verifies all logs on a connection of its own.</summary>
    public async Task<AuditReport> Verify()
    {
        await using var connection = await Open();
        return await Verify(connection);
    }
}
