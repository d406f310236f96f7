using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Diagnosis.Steps;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Diagnosis;
using Piaoheng.Server.Modules.Identities;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Modules.Taxpayers;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Web;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Access;

/// <summary>行级安全: what the database itself keeps apart, under a role that owns no table. The queries here name no company, so that nothing but this layer decides.</summary>
public sealed class RowSecurityTests(PostgresServer server) : IAsyncLifetime
{
    private GuardedDatabase? _database;
    private Taxpayer _one = null!;
    private Taxpayer _other = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private GuardedDatabase Guarded => _database!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(PostgresServer.IsInstalled, "PostgreSQL is not installed (apt-get install postgresql).");
        _database = new GuardedDatabase(server);
        _one = await Guarded.AddTaxpayer("911100000000000501", "北京行级安全有限公司");
        _other = await Guarded.AddTaxpayer("911100000000000502", "北京行级安全第二有限公司");
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }

    [Fact]
    public async Task Whoever_is_limited_gets_rows_of_their_companies_from_queries_that_name_none()
    {
        Guarded.Acting = Limited(_one);
        Assert.Equal([_one.TaxpayerId], await Ids<TaxpayerNameRecord>(row => row.TaxpayerId));
        var logs = await Ids<AuditEntryRecord>(row => row.TaxpayerId);
        Assert.Contains(_one.TaxpayerId, logs);
        Assert.DoesNotContain(_other.TaxpayerId, logs);

        Guarded.Acting = Actor.Program;
        Assert.Equal(new[] { _one.TaxpayerId, _other.TaxpayerId }.Order(), await Ids<TaxpayerNameRecord>(row => row.TaxpayerId));
    }

    [Fact]
    public async Task Nobody_gets_nothing()
    {
        Guarded.Acting = Actor.Anonymous;
        Assert.Empty(await Ids<TaxpayerNameRecord>(row => row.TaxpayerId));

        // A connection that passes the context by says nothing, and sees nothing.
        await using var connection = new NpgsqlConnection(Guarded.Address.ConnectionString);
        await connection.OpenAsync(Cancellation);
        Assert.Equal(0L, await Scalar(connection, "select count(*) from taxpayer_name"));
    }

    [Fact]
    public async Task Rows_of_another_company_can_be_neither_written_nor_changed_nor_removed()
    {
        Guarded.Acting = Limited(_one);
        await Guarded.In(async services =>
        {
            var db = services.GetRequiredService<Database>();
            await using var work = await UnitOfWork.Begin(db, _one.TaxpayerId, Cancellation);
            var others = db.Set<TaxpayerNameRecord>().Where(row => row.TaxpayerId == _other.TaxpayerId);
            Assert.Equal(0, await others.ExecuteDeleteAsync(Cancellation));
            Assert.Equal(0, await others.ExecuteUpdateAsync(to => to.SetProperty(row => row.Name, "改名"), Cancellation));
            var foreign = new TaxpayerNameRecord
            {
                TaxpayerId = _other.TaxpayerId,
                Name = "冒名",
                ValidFrom = null,
                ValidTo = null,
            };
            var refused = await Assert.ThrowsAsync<PostgresException>(() => db.AddMany([foreign], Cancellation));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        });
    }

    [Theory]
    [InlineData(3)]
    [InlineData(1_000)]
    public async Task Few_and_many_rows_are_written_through_the_policy(int count)
    {
        Guarded.Acting = Limited(_one);
        await Guarded.In(async services =>
        {
            var db = services.GetRequiredService<Database>();
            await using (var work = await UnitOfWork.Begin(db, _one.TaxpayerId, Cancellation))
            {
                await db.AddMany(Keys(_one, count), Cancellation);
                await db.AddMany(Keys(_one, count, from: count), Cancellation);
                await work.Commit(Cancellation);
            }

            Assert.Equal(2 * count, await db.Rows<InvoiceKeyRecord>().CountAsync(Cancellation));
            await using var foreign = await UnitOfWork.Begin(db, _one.TaxpayerId, Cancellation);
            var refused = await Assert.ThrowsAsync<PostgresException>(() => db.AddMany(Keys(_other, count), Cancellation));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        });
    }

    [Fact]
    public async Task Connections_of_the_pool_forget_whose_they_were()
    {
        for (var round = 0; round < 50; round++)
        {
            var company = round % 2 == 0 ? _one : _other;
            Guarded.Acting = Limited(company);
            Assert.Equal([company.TaxpayerId], await Ids<TaxpayerNameRecord>(row => row.TaxpayerId));
        }
    }

    [Fact]
    public async Task Every_table_with_a_company_is_protected_and_the_role_of_the_program_owns_none()
    {
        await using var connection = new NpgsqlConnection(Guarded.Address.ConnectionString);
        await connection.OpenAsync(Cancellation);
        var bare = await Texts(
            connection,
            """
            select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'taxpayer_id' and not a.attisdropped
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                and not (c.relrowsecurity and c.relforcerowsecurity and exists (select 1 from pg_policy p where p.polrelid = c.oid))
            """
        );
        Assert.Empty(bare.Except(RowSecurity.Open, StringComparer.Ordinal));
        Assert.Equal(
            0L,
            await Scalar(connection, "select count(*) from pg_tables where schemaname = 'public' and tableowner = current_user")
        );
        Assert.True(RowSecurity.HoldsFor(Guarded.Address.ConnectionString));
        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            Scalar(connection, "alter table invoice no force row level security")
        );
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task What_another_company_holds_is_said_to_be_hidden_and_nothing_else()
    {
        const string Number = "26112000000000007777";
        Guarded.Acting = Actor.Program;
        await Guarded.In(async services =>
        {
            var db = services.GetRequiredService<Database>();
            await using var work = await UnitOfWork.Begin(db, _other.TaxpayerId, Cancellation);
            await services
                .GetRequiredService<IInvoiceKeys>()
                .Add(_other.TaxpayerId, Side.Ours, Direction.In, [new(Number, 1)], Cancellation);
            await work.Commit(Cancellation);
        });
        var asked = QueryText.Parse(Number);

        Guarded.Acting = Limited(_one);
        Assert.Equal([RightsStep.ByCompanies], await Guarded.In(services => Hidden(services, asked)));
        Assert.Empty(await Ids<InvoiceKeyRecord>(row => row.TaxpayerId));

        Guarded.Acting = Limited(_other);
        Assert.Empty(await Guarded.In(services => Hidden(services, asked)));
    }

    /// <summary>The layer of the program alone: the superuser passes the policies by, and another company is still not there.</summary>
    [Fact]
    public async Task Without_this_layer_the_directory_still_hides_other_companies()
    {
        Guarded.Acting = Limited(_one);
        await using var unguarded = new GuardedDatabase(server, Guarded.Name) { Acting = Limited(_one) };
        Assert.Equal(2, (await unguarded.In(db => Ids<TaxpayerNameRecord>(db, row => row.TaxpayerId))).Count);
        await unguarded.In(async services =>
        {
            var directory = services.GetRequiredService<ITaxpayers>();
            Assert.Null(await directory.Find(_other.TaxpayerId, Cancellation));
            Assert.Equal([_one.TaxpayerId], (await directory.All(Cancellation)).Select(company => company.TaxpayerId));
        });
    }

    private static List<InvoiceKeyRecord> Keys(Taxpayer company, int count, int from = 0) =>
        [
            .. Enumerable
                .Range(from, count)
                .Select(number => new InvoiceKeyRecord
                {
                    TaxpayerId = company.TaxpayerId,
                    Direction = Direction.In,
                    Side = Side.Ours,
                    Key = $"261120000000{number:D8}",
                    InvoiceId = number,
                }),
        ];

    private static Task<IReadOnlyList<string>> Hidden(IServiceProvider services, DiagnosisQuery asked) =>
        services.GetRequiredService<FindHidden>().Find(asked, new Subject(), Cancellation);

    private static Actor Limited(Taxpayer company) =>
        new("某会计")
        {
            UserId = 7,
            Rights = Rights.All,
            Scope = TaxpayerScope.Of([company.TaxpayerId]),
        };

    private Task<List<long>> Ids<T>(System.Linq.Expressions.Expression<Func<T, long>> id)
        where T : class => Guarded.In(services => Ids(services, id));

    private static Task<List<long>> Ids<T>(IServiceProvider services, System.Linq.Expressions.Expression<Func<T, long>> id)
        where T : class =>
        services.GetRequiredService<Database>().Rows<T>().Select(id).Distinct().OrderBy(one => one).ToListAsync(Cancellation);

    private static async Task<object?> Scalar(NpgsqlConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(Cancellation);
    }

    private static async Task<List<string>> Texts(NpgsqlConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var texts = new List<string>();
        while (await reader.ReadAsync(Cancellation))
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }
}

/// <summary>A database that the program reaches by a role that owns nothing, or, given a name, one that it reaches as superuser.</summary>
internal sealed class GuardedDatabase : TestDatabase
{
    private readonly ActingContext _context = new();

    public GuardedDatabase(PostgresServer server) => Address = server.CreateGuardedDatabase();

    public GuardedDatabase(PostgresServer server, string name) => Address = server.Address(name);

    /// <summary>Name of the database.</summary>
    public string Name => new NpgsqlConnectionStringBuilder(Address.ConnectionString).Database!;

    /// <summary>Who acts.</summary>
    public Actor Acting
    {
        get => _context.HttpContext.Actor();
        set => _context.HttpContext.Features.Set(value);
    }

    /// <inheritdoc />
    public override DatabaseAddress Address { get; }

    /// <inheritdoc />
    protected override void Configure(IServiceCollection services) => services.AddSingleton<IHttpContextAccessor>(_context);

    /// <summary>A request that never ends.</summary>
    private sealed class ActingContext : IHttpContextAccessor
    {
        public ActingContext() => HttpContext.Features.Set(Actor.LocalOperator);

        public HttpContext HttpContext { get; } = new DefaultHttpContext();

        HttpContext? IHttpContextAccessor.HttpContext
        {
            get => HttpContext;
            set => throw new NotSupportedException();
        }
    }
}
