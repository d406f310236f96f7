using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Platform.Storage;

/// <summary>Registers the storage.</summary>
internal static class StorageServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services, DatabaseAddress address)
    {
        services.AddSingleton(address);
        services.AddSingleton<TableStatistics>();
        services.AddMemoryCache();
        services.AddScoped<MonthChanges>();
        services.AddScoped<SchemaHistory>();
        services.AddDbContext<Database>(
            (provider, options) =>
            {
                Use(options, address);
                if (address.Engine == DatabaseEngine.Postgres)
                {
                    options.AddInterceptors(new TaxpayerGuard(provider.GetRequiredService<ActorSource>()));
                }
            }
        );
        services.AddSingleton(provider => new IdSource(provider.GetRequiredService<TimeProvider>(), () => DrawSlot(address)));
        return services;
    }

    /// <summary>How a context reaches its database, here and in tests.</summary>
    public static void Use(DbContextOptionsBuilder options, DatabaseAddress address)
    {
        // Counting stops at a limit; which rows it counted says nothing, so that it needs no order.
        options.ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning));
        _ =
            address.Engine == DatabaseEngine.Sqlite
                ? options
                    .UseSqlite(
                        address.ConnectionString,
                        sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)
                    )
                    .AddInterceptors(new SqlitePragmas())
                : options.UseNpgsql(
                    address.ConnectionString,
                    npgsql => npgsql.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)
                );
    }

    private static int DrawSlot(DatabaseAddress address)
    {
        var options = new DbContextOptionsBuilder<Database>();
        Use(options, address);
        using var db = new Database(options.Options);
        var drawn = db
            .Database.SqlQuery<long>(
                $"update id_slot set last_slot = last_slot + 1 where id = 1 returning last_slot as \"Value\""
            )
            .AsEnumerable()
            .Single();
        return (int)(drawn % int.MaxValue);
    }
}
