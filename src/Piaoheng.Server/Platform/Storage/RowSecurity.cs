using Npgsql;

namespace Piaoheng.Server.Platform.Storage;

/// <summary>行级安全 on PostgreSQL: the database itself shows and takes only rows of the companies that a connection was opened for.</summary>
/// <remarks>
/// The second layer behind the queries of the program. It holds for every table with a <c>taxpayer_id</c>, by itself also for one that a
/// later migration adds, and for the owner of the tables too (FORCE); only superusers and roles with BYPASSRLS pass it by. A connection
/// that says nothing sees nothing. SQLite has no such layer.
/// </remarks>
internal static class RowSecurity
{
    /// <summary>Setting of a connection: <c>on</c> for work on the whole installation.</summary>
    public const string All = "piaoheng.all";

    /// <summary>Setting of a connection: the companies that it may touch, as <c>{1,2}</c>.</summary>
    public const string Taxpayers = "piaoheng.taxpayers";

    /// <summary>
    /// Tables that name companies and are needed before it is known who asks, or to see that no number is registered twice; they hold no data of a company.
    /// </summary>
    internal static readonly string[] Open = ["taxpayer", "taxpayer_number", "user_scope"];

    // current_setting is written out, not wrapped: the planner then knows its value and estimates rows rightly.
    private const string Protect = $$"""
        do $$
        declare name text;
        begin
            for name in
                select c.relname from pg_class c
                join pg_attribute a on a.attrelid = c.oid and a.attname = 'taxpayer_id' and not a.attisdropped
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relforcerowsecurity
                    and pg_has_role(c.relowner, 'USAGE') and c.relname <> all (string_to_array(current_setting('piaoheng.open'), ','))
            loop
                execute format('alter table %I enable row level security', name);
                execute format('alter table %I force row level security', name);
                execute format('drop policy if exists taxpayer_isolation on %I', name);
                execute format(
                    'create policy taxpayer_isolation on %I using (current_setting(''{{All}}'', true) = ''on'' or taxpayer_id = 0'
                    || ' or taxpayer_id = any (coalesce(nullif(current_setting(''{{Taxpayers}}'', true), ''''), ''{}'')::bigint[]))',
                    name);
            end loop;
        end $$
        """;

    /// <summary>Protects every table that is not yet protected and that the role of this connection owns.</summary>
    public static void Apply(string connectionString)
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        Run(connection, "select set_config('piaoheng.open', @value, false)", string.Join(',', Open));
        Run(connection, Protect);
    }

    /// <summary>Lets the role of the program read and write, and nothing else: it owns no table and can change no policy.</summary>
    /// <param name="adminConnectionString">Of the owner of the tables.</param>
    /// <param name="role">Role of the program.</param>
    public static void Grant(string adminConnectionString, string role)
    {
        using var connection = new NpgsqlConnection(adminConnectionString);
        connection.Open();
        Run(connection, "select set_config('piaoheng.role', @value, false)", role);
        Run(
            connection,
            """
            do $$
            declare role text := current_setting('piaoheng.role');
            begin
                execute format('grant usage on schema public to %I', role);
                execute format('grant select, insert, update, delete on all tables in schema public to %I', role);
                execute format('revoke insert, update, delete on "VersionInfo" from %I', role);
            end $$
            """
        );
    }

    /// <summary>Whether the database holds the role of a connection to the policies.</summary>
    public static bool HoldsFor(string connectionString)
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select not (rolsuper or rolbypassrls) from pg_roles where rolname = current_user";
        return command.ExecuteScalar() is true;
    }

    /// <summary>A connection for work on the whole installation that does not go through the context: migrations, verification of the log.</summary>
    public static string ForWholeInstallation(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        builder.Options = $"{builder.Options} -c {All}=on".Trim();
        return builder.ToString();
    }

    private static void Run(NpgsqlConnection connection, string sql, string? value = null)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts written above; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        if (value is not null)
        {
            command.Parameters.AddWithValue("value", value);
        }

        command.ExecuteNonQuery();
    }
}
