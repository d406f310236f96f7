using FluentMigrator;
using FluentMigrator.Infrastructure;

namespace Piaoheng.Server.Platform.Storage;

/// <summary>One step of the schema, for both engines. Named <c>M&lt;yyyyMMddHHmm&gt;&lt;What&gt;</c>, in the folder <c>Migrations</c> of the owner of its tables.</summary>
/// <remarks>
/// SQL is written once, in the words that both engines have: <c>bigint</c>, <c>integer</c>, <c>text</c>, <c>date</c>.
/// FluentMigrator's own <c>IfDatabase</c> is not used: it skips silently where the engine's name does not match.
/// </remarks>
public abstract class SchemaMigration : ForwardOnlyMigration
{
    private DatabaseEngine _engine;

    /// <inheritdoc />
    public override void GetUpExpressions(IMigrationContext context)
    {
        var name = context.QuerySchema.DatabaseType;
        _engine =
            name.StartsWith("SQLite", StringComparison.OrdinalIgnoreCase) ? DatabaseEngine.Sqlite
            : name.StartsWith("Postgre", StringComparison.OrdinalIgnoreCase) ? DatabaseEngine.Postgres
            : throw new NotSupportedException($"No schema is written for '{name}'.");
        base.GetUpExpressions(context);
    }

    /// <summary>Creates a table whose key is the way to its rows: stored in the order of the key where the engine can (SQLite).</summary>
    /// <param name="name">Table.</param>
    /// <param name="definition">Columns and <c>primary key (…)</c>, in portable SQL.</param>
    protected void CreateTable(string name, string definition) =>
        OnEngine($"create table {name} ({definition}) without rowid", $"create table {name} ({Collated(definition)})");

    /// <summary>Creates a table of long rows, which are better found through an index than moved within one.</summary>
    protected void CreateWideTable(string name, string definition) =>
        OnEngine($"create table {name} ({definition})", $"create table {name} ({Collated(definition)})");

    /// <summary>Creates an index.</summary>
    protected void CreateIndex(string name, string on) => Execute.Sql($"create index {name} on {on}");

    /// <summary>Creates an index that allows no two equal rows.</summary>
    protected void CreateUniqueIndex(string name, string on) => Execute.Sql($"create unique index {name} on {on}");

    /// <summary>Runs one statement for the engine at hand; throws for any other engine.</summary>
    protected void OnEngine(string sqlite, string postgres) => Execute.Sql(_engine == DatabaseEngine.Sqlite ? sqlite : postgres);

    // Numbers and codes compare byte by byte, as in SQLite and in the program.
    private static string Collated(string definition) =>
        definition.Replace(" text", " text collate \"C\"", StringComparison.Ordinal);
}
