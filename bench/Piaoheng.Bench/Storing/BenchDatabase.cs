using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Piaoheng.Bench.Files;
using Piaoheng.Bench.Measuring;
using Piaoheng.Server;
using Piaoheng.Server.Modules.Taxpayers;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Home;

namespace Piaoheng.Bench.Storing;

/// <summary>A database with the services of the program over it, in this process.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly bool _isServer;

    private BenchDatabase(ServiceProvider services, Taxpayer taxpayer, bool isServer) =>
        (_services, Taxpayer, _isServer) = (services, taxpayer, isServer);

    public Taxpayer Taxpayer { get; }

    /// <summary>Processor time so far of this process and, where there is one, of the database server.</summary>
    public TimeSpan Cpu => ProcessorTime.Own + (_isServer ? ProcessorTime.OfTree(BenchFolders.PostgresProcess) : TimeSpan.Zero);

    /// <summary>Opens a database and registers the company in it.</summary>
    /// <param name="home">Data folder.</param>
    /// <param name="address">Address of a PostgreSQL database; null = the embedded file of the home.</param>
    public static async Task<BenchDatabase> Open(string home, string? address)
    {
        var services = Composition.Services(new HomeFolder(home), address);
        await using var scope = services.CreateAsyncScope();
        var created = await scope
            .ServiceProvider.GetRequiredService<CreateTaxpayer>()
            .Create(
                new CreateTaxpayer.Request(InventedInvoices.Buyer.TaxId, InventedInvoices.Buyer.Name),
                Actor.LocalOperator,
                CancellationToken.None
            );
        // A database that is kept from run to run has it already.
        var taxpayer = created.Succeeded(out var added)
            ? added
            : await scope
                .ServiceProvider.GetRequiredService<ITaxpayers>()
                .FindByNumber(InventedInvoices.Buyer.TaxId, CancellationToken.None)
                ?? throw new InvalidOperationException(created.Refusal!.Text.Render());
        return new BenchDatabase(services, taxpayer, address is not null);
    }

    /// <summary>Address of a database of the bench's server.</summary>
    public static string PostgresAddress(string name) => $"{BenchFolders.Postgres};Database={name}";

    /// <summary>Makes an empty database on the bench's server in place of one of the same name; gives its address.</summary>
    public static async Task<string> NewPostgres(string name)
    {
        NpgsqlConnection.ClearAllPools();
        await Run(PostgresAddress("postgres"), $"drop database if exists {name}", $"create database {name}");
        return PostgresAddress(name);
    }

    /// <summary>Lets the server do what it would do by itself some time after many rows were written.</summary>
    public static Task Tidy(string address) => Run(address, "vacuum analyze", "checkpoint");

    private static async Task Run(string address, params string[] statements)
    {
        await using var connection = new NpgsqlConnection(address);
        await connection.OpenAsync();
        foreach (var statement in statements)
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names made here, no outside text.
            command.CommandText = statement;
#pragma warning restore CA2100
            command.CommandTimeout = 600;
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Runs with the services of one request.</summary>
    public async Task<T> In<T>(Func<IServiceProvider, Task<T>> action)
    {
        await using var scope = _services.CreateAsyncScope();
        return await action(scope.ServiceProvider);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
    }
}
