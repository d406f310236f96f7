using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Connectors.Outbound;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Modules.Taxpayers;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Home;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Tests.Storage;

/// <summary>A database of one test class with the whole program over it, in a home of its own.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("piaoheng-test").FullName;
    private ServiceProvider? _services;

    /// <summary>The home.</summary>
    public virtual HomeFolder Home => field ??= new HomeFolder(_folder);

    /// <summary>Where the database is.</summary>
    public abstract DatabaseAddress Address { get; }

    /// <summary>The program.</summary>
    public ServiceProvider Services => _services ??= Build();

    /// <summary>Skips the test where the engine is not installed.</summary>
    public virtual void SkipUnlessAvailable() { }

    /// <summary>Runs with the services of one request.</summary>
    public async Task<T> In<T>(Func<IServiceProvider, Task<T>> action)
    {
        await using var scope = Services.CreateAsyncScope();
        return await action(scope.ServiceProvider);
    }

    /// <summary>Runs with the services of one request.</summary>
    public Task In(Func<IServiceProvider, Task> action) =>
        In(async services =>
        {
            await action(services);
            return true;
        });

    /// <summary>A new company.</summary>
    public Task<Taxpayer> AddTaxpayer(string number, string name, string? group = null) =>
        In(async services =>
            (
                await services
                    .GetRequiredService<CreateTaxpayer>()
                    .Create(
                        new CreateTaxpayer.Request(number, name, Group: group),
                        Actor.LocalOperator,
                        TestContext.Current.CancellationToken
                    )
            ).Value
        );

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
        {
            await _services.DisposeAsync();
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets a test exchange services.</summary>
    protected virtual void Configure(IServiceCollection services) { }

    private ServiceProvider Build()
    {
        var services = new ServiceCollection()
            .AddLogging()
            .AddPiaoheng(Home, Address.Engine == DatabaseEngine.Postgres ? Address.ConnectionString : null);
        // Nobody wants to wait in tests until the bureau may be asked again.
        services.AddSingleton(own => new RateGovernor(
            own.GetRequiredService<PolicyPack>(),
            new HastyClock(),
            own.GetRequiredService<ICallLedger>()
        ));
        Configure(services);
        return services.BuildServiceProvider(validateScopes: true);
    }
}

/// <summary>A clock on which a second goes by with every look.</summary>
internal sealed class HastyClock : TimeProvider
{
    private long _looks;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() =>
        new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero).AddSeconds(Interlocked.Increment(ref _looks));
}

/// <summary>The embedded engine.</summary>
public sealed class SqliteDatabase : TestDatabase
{
    /// <inheritdoc />
    public override DatabaseAddress Address => DatabaseAddress.Embedded(Home.DatabaseFile);
}

/// <summary>A database of the throw-away server.</summary>
public sealed class PostgresDatabase(PostgresServer server) : TestDatabase
{
    /// <inheritdoc />
    public override DatabaseAddress Address => field ??= server.CreateDatabase();

    /// <inheritdoc />
    public override void SkipUnlessAvailable() =>
        Assert.SkipUnless(PostgresServer.IsInstalled, "PostgreSQL is not installed (apt-get install postgresql).");
}
