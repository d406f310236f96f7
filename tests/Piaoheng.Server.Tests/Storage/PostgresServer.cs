using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Npgsql;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.Storage;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Piaoheng.Server.Tests.Storage;

/// <summary>A throw-away PostgreSQL of the whole test run: started when first asked for, gone at the end.</summary>
public sealed class PostgresServer : IDisposable
{
    private const string Template = "template_migrated";
    private const string Guarded = "piaoheng_program";
    private static readonly string? Binaries = Directory.Exists("/usr/lib/postgresql")
        ? Directory
            .GetDirectories("/usr/lib/postgresql")
            .Select(version => Path.Combine(version, "bin"))
            .Where(folder => File.Exists(Path.Combine(folder, "initdb")))
            .OrderByDescending(folder => folder, StringComparer.Ordinal)
            .FirstOrDefault()
        : null;

    private readonly Lock _gate = new();
    private string? _folder;
    private int _databases;

    /// <summary>Whether the binaries are there.</summary>
    public static bool IsInstalled => Binaries is not null;

    /// <summary>A new database with the whole schema.</summary>
    public DatabaseAddress CreateDatabase()
    {
        lock (_gate)
        {
            if (_folder is null)
            {
                Start();
            }

            var name = string.Create(CultureInfo.InvariantCulture, $"test_{++_databases}");
            Sql($"create database {name} template {Template}");
            return Address(name);
        }
    }

    /// <summary>A new database with nothing in it.</summary>
    public DatabaseAddress CreateEmptyDatabase()
    {
        lock (_gate)
        {
            if (_folder is null)
            {
                Start();
            }

            var name = string.Create(CultureInfo.InvariantCulture, $"test_{++_databases}");
            Sql($"create database {name}");
            return Address(name);
        }
    }

    /// <summary>A new database with the whole schema, reached by a role that owns none of it.</summary>
    public DatabaseAddress CreateGuardedDatabase()
    {
        var whole = new NpgsqlConnectionStringBuilder(CreateDatabase().ConnectionString) { Username = Guarded };
        return new DatabaseAddress(DatabaseEngine.Postgres, whole.ToString());
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_folder is null)
        {
            return;
        }

        NpgsqlConnection.ClearAllPools();
        Run("pg_ctl", "-D", Path.Combine(_folder, "data"), "-m", "immediate", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    private void Start()
    {
        // A short path: that of a socket is limited to about 107 characters.
        _folder = Directory.CreateTempSubdirectory("ph").FullName;
        if (Environment.IsPrivilegedProcess)
        {
            Shell("chown", "nobody:nogroup", _folder);
        }

        var data = Path.Combine(_folder, "data");
        Run("initdb", "-D", data, "-U", "piaoheng", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        Run(
            "pg_ctl",
            "-D",
            data,
            "-w",
            "-l",
            Path.Combine(_folder, "log"),
            "-o",
            $"-c listen_addresses='' -c unix_socket_directories={_folder} -c fsync=off -c synchronous_commit=off"
                + " -c full_page_writes=off -c shared_buffers=64MB -c max_connections=800",
            "start"
        );
        Sql($"create database {Template}");
        Sql($"create role {Guarded} login");
        var template = Address(Template);
        Migrator.Migrate(
            template with
            {
                ConnectionString = template.ConnectionString + $";Username={Guarded}",
            },
            template.ConnectionString
        );
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>A database as its owner and superuser reaches it.</summary>
    internal DatabaseAddress Address(string database) =>
        new(
            DatabaseEngine.Postgres,
            $"Host={_folder};Username=piaoheng;Database={database};Maximum Pool Size=20;Connection Idle Lifetime=10;Connection Pruning Interval=5"
        );

    private void Sql(string statement)
    {
        using var connection = new NpgsqlConnection(Address("postgres").ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names made here, no outside text.
        command.CommandText = statement;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    // PostgreSQL refuses to run as root.
    private void Run(string program, params string[] arguments)
    {
        var path = Path.Combine(Binaries!, program);
        if (Environment.IsPrivilegedProcess)
        {
            Shell(
                "setpriv",
                ["--reuid=nobody", "--regid=nogroup", "--clear-groups", "env", $"HOME={_folder}", path, .. arguments]
            );
            return;
        }

        Shell(path, arguments);
    }

    private static void Shell(string program, params string[] arguments)
    {
        // A redirected pipe would be inherited and held open by the server, so the shell throws the chatter away.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" > /dev/null", program, .. arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
        }
    }
}
