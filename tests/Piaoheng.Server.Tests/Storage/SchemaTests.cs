using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Tests.Storage;

public sealed class SchemaTests(SqliteDatabase sqlite, PostgresDatabase postgres)
    : IClassFixture<SqliteDatabase>,
        IClassFixture<PostgresDatabase>
{
    [Fact]
    public async Task Sqlite_schema_equals_the_model() =>
        Assert.Equal(await Declared(sqlite), await Columns(sqlite, SqliteColumns));

    [Fact]
    public async Task Postgres_schema_equals_the_model()
    {
        postgres.SkipUnlessAvailable();
        Assert.Equal(await Declared(postgres), await Columns(postgres, PostgresColumns));
    }

    [Fact]
    public async Task Both_engines_have_the_same_indexes()
    {
        postgres.SkipUnlessAvailable();
        var onSqlite = await sqlite.In(services =>
            services
                .GetRequiredService<Database>()
                .Database.SqlQueryRaw<string>(
                    "select sql as \"Value\" from sqlite_master where type = 'index' and sql is not null"
                )
                .ToListAsync(TestContext.Current.CancellationToken)
        );
        var onPostgres = await postgres.In(services =>
            services
                .GetRequiredService<Database>()
                .Database.SqlQueryRaw<string>(
                    "select indexdef as \"Value\" from pg_indexes where schemaname = 'public' and indexname not in (select conname from pg_constraint)"
                )
                .ToListAsync(TestContext.Current.CancellationToken)
        );
        Assert.Equal(Plain(onSqlite), Plain(onPostgres));
    }

    [Fact]
    public void Every_table_has_exactly_one_owner()
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in ModelParts.All)
        {
            var model = new ModelBuilder();
            part.ConfigureModel(model);
            foreach (var entity in model.Model.GetEntityTypes())
            {
                Assert.True(
                    owners.TryAdd(entity.GetTableName()!, part.GetType().Name),
                    $"{entity.GetTableName()} has two owners."
                );
                Assert.Equal(part.GetType().Namespace, entity.ClrType.Namespace);
            }
        }

        Assert.NotEmpty(owners);
    }

    private const string SqliteColumns = """
        select m.name || '.' || c.name || ' ' || lower(c.type) || case when c."notnull" = 1 then ' not null' else '' end
            || case when c.pk > 0 then ' key' || c.pk else '' end as "Value"
        from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' and m.name <> 'VersionInfo' and m.name not like 'sqlite%'
        """;

    private const string PostgresColumns = """
        select c.table_name || '.' || c.column_name || ' ' || c.data_type || case when c.is_nullable = 'NO' then ' not null' else '' end
            || coalesce(' key' || k.ordinal_position, '') as "Value"
        from information_schema.columns c
        left join information_schema.table_constraints t
            on t.table_schema = c.table_schema and t.table_name = c.table_name and t.constraint_type = 'PRIMARY KEY'
        left join information_schema.key_column_usage k
            on k.constraint_name = t.constraint_name and k.table_name = t.table_name and k.column_name = c.column_name
        where c.table_schema = 'public' and c.table_name <> 'VersionInfo'
        """;

    // Quartz makes and owns its tables itself.
    private static Task<List<string>> Columns(TestDatabase database, string sql) =>
        database.In(async services =>
        {
            var columns = await services
                .GetRequiredService<Database>()
                .Database.SqlQueryRaw<string>(sql)
                .ToListAsync(TestContext.Current.CancellationToken);
            columns.RemoveAll(column => column.StartsWith("qrtz_", StringComparison.OrdinalIgnoreCase));
            columns.Sort(StringComparer.Ordinal);
            return columns;
        });

    private static Task<List<string>> Declared(TestDatabase database) =>
        database.In(services =>
        {
            var columns = services
                .GetRequiredService<Database>()
                .Model.GetEntityTypes()
                .SelectMany(entity => entity.GetProperties().Select(property => Describe(entity, property)))
                .ToList();
            columns.Sort(StringComparer.Ordinal);
            return Task.FromResult(columns);
        });

    private static string Describe(IEntityType entity, IProperty property)
    {
        var stored = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        stored = Nullable.GetUnderlyingType(stored) ?? stored;
        var type =
            stored == typeof(string) ? "text"
            : stored == typeof(long) ? "bigint"
            : stored == typeof(int) ? "integer"
            : stored == typeof(bool) ? "boolean"
            : stored == typeof(DateOnly) ? "date"
            : stored.Name;
        var key = entity.FindPrimaryKey()!.Properties.ToList().IndexOf(property);
        return $"{entity.GetTableName()}.{property.GetColumnName()} {type}{(property.IsNullable ? "" : " not null")}{(key >= 0 ? $" key{key + 1}" : "")}";
    }

    // The engines write one definition with different brackets, quotes and words.
    private static List<string> Plain(List<string> definitions) =>
        [
            .. definitions
                .Where(text => !text.Contains("VersionInfo", StringComparison.Ordinal))
                .Where(text => !text.Contains("qrtz_", StringComparison.OrdinalIgnoreCase))
                .Select(text =>
                    Regex
                        .Replace(
                            text.ToLowerInvariant()
                                .Replace("public.", "", StringComparison.Ordinal)
                                .Replace("using btree ", "", StringComparison.Ordinal)
                                // How PostgreSQL writes lists of values back.
                                .Replace("::text", "", StringComparison.Ordinal)
                                .Replace("= any (array", "in (", StringComparison.Ordinal)
                                .Replace("<> all (array", "not in (", StringComparison.Ordinal),
                            "[\\s\"()\\[\\]]+",
                            " ",
                            RegexOptions.None,
                            TimeSpan.FromSeconds(1)
                        )
                        .Trim()
                )
                .Order(StringComparer.Ordinal),
        ];
}
