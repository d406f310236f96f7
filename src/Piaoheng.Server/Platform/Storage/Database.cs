using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Piaoheng.Server.Platform.Storage;

/// <summary>The one database context. Its tables are declared by their owners (<see cref="IModelPart"/>).</summary>
/// <remarks>Tables and columns are snake_case, one record type each. A module touches only its own tables.</remarks>
public sealed class Database(DbContextOptions<Database> options) : DbContext(options)
{
    private bool? _isGuarded;

    /// <summary>Which engine this is.</summary>
    public DatabaseEngine Engine => Database.IsSqlite() ? DatabaseEngine.Sqlite : DatabaseEngine.Postgres;

    /// <summary>The rows of a table, for reading: not tracked.</summary>
    public IQueryable<T> Rows<T>()
        where T : class => Set<T>().AsNoTracking();

    /// <summary>Keeps one connection open until the answer is disposed of, for many statements one after another of the same actor.</summary>
    public async Task<IAsyncDisposable> Hold(CancellationToken cancellation)
    {
        await Database.OpenConnectionAsync(cancellation);
        return new Held(this);
    }

    /// <summary>Writes many rows at once (a prepared statement, COPY) inside the current transaction.</summary>
    public async Task AddMany<T>(IReadOnlyCollection<T> rows, CancellationToken cancellation)
        where T : class
    {
        if (rows.Count == 0)
        {
            return;
        }

        RequireTransaction();
        if (Engine == DatabaseEngine.Sqlite)
        {
            SqliteBulk.Insert(this, rows);
            return;
        }

        await PostgresBulk.Insert(this, rows, await IsGuarded(cancellation), cancellation);
    }

    // Of the role, and the same for every table that carries a company: asked once for each context.
    private async Task<bool> IsGuarded(CancellationToken cancellation) =>
        _isGuarded ??= await Database
            .SqlQuery<bool>($"select row_security_active('audit_log') as \"Value\"")
            .SingleAsync(cancellation);

    /// <summary>Whatever changes rows does so inside a unit of work; anything else is a bug.</summary>
    public void RequireTransaction()
    {
        if (Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("Rows are changed only inside a unit of work.");
        }
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        Conversions.Apply(configurationBuilder);

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        RowOrder.Declare(modelBuilder);
        foreach (var part in ModelParts.All)
        {
            part.ConfigureModel(modelBuilder);
        }

        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(SnakeCase(property.Name));

                // Ids are made by the program, never by the database.
                property.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
            }
        }
    }

    private sealed class Held(Database db) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await db.Database.CloseConnectionAsync();
    }

    private static string SnakeCase(string name) =>
        string.Concat(
            name.Select(
                (letter, index) =>
                    index > 0 && char.IsUpper(letter)
                        ? "_" + char.ToLowerInvariant(letter)
                        : char.ToLowerInvariant(letter).ToString()
            )
        );
}
