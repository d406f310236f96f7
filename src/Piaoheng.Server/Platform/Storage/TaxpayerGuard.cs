using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Platform.Storage;

/// <summary>The only place that tells a PostgreSQL connection for which companies it works, each time the context opens one.</summary>
/// <remarks>The pool resets settings when a connection comes back, so that none is ever used with those of somebody else.</remarks>
internal sealed class TaxpayerGuard(ActorSource actors) : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection);
        command?.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        await using var command = Command(connection);
        if (command is not null)
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private NpgsqlCommand? Command(DbConnection connection)
    {
        if (connection is not NpgsqlConnection postgres)
        {
            return null;
        }

        var taxpayers = actors.Current.Scope.Taxpayers;
        var ids = (taxpayers ?? []).Select(id => id.ToString(CultureInfo.InvariantCulture));
        var command = postgres.CreateCommand();
        command.CommandText =
            $"select set_config('{RowSecurity.All}', @all, false), set_config('{RowSecurity.Taxpayers}', @taxpayers, false)";
        command.Parameters.AddWithValue("all", taxpayers is null ? "on" : "off");
        command.Parameters.AddWithValue("taxpayers", $"{{{string.Join(',', ids)}}}");
        return command;
    }
}
