using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Server.Modules.Access;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Access;

public sealed class GrantTests(SqliteDatabase sqlite, PostgresDatabase postgres)
    : IClassFixture<SqliteDatabase>,
        IClassFixture<PostgresDatabase>
{
    private const string Export = "invoices.export";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Grant_holds_until_its_time_and_ends_by_itself(string engine)
    {
        await using var database = Of(engine);
        var (boss, clerk) = await People(database);

        Assert.Null((await Grant(database, boss, clerk, hours: 8)).Refusal);
        Assert.True(await Has(database, clerk));
        database.Clock.Pass(TimeSpan.FromHours(8) - TimeSpan.FromSeconds(1));
        Assert.True(await Has(database, clerk));
        database.Clock.Pass(TimeSpan.FromSeconds(1));
        Assert.False(await Has(database, clerk));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Grant_taken_back_ends_at_once_and_both_are_logged(string engine)
    {
        await using var database = Of(engine);
        var (boss, clerk) = await People(database);
        var grant = (await Grant(database, boss, clerk, hours: 8)).Value;

        await database.In(services => services.GetRequiredService<GrantBook>().End(grant.GrantId, boss, Cancellation));

        Assert.False(await Has(database, clerk));
        foreach (var action in new[] { "access.grant", "access.end-grant" })
        {
            var logged = await database.In(services =>
                services
                    .GetRequiredService<AuditSearch>()
                    .Page(AuditLog.Installation, new AuditFilter { Action = action }, before: null, Cancellation)
            );
            // Other tests lend in the same database.
            var own = Assert.Single(logged, entry => entry.Actor == boss.Name);
            Assert.Contains("导出发票清单", own.Detail, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task What_is_lent_to_a_person_is_not_lent_to_their_key(string engine)
    {
        await using var database = Of(engine);
        var (boss, clerk) = await People(database);
        await Grant(database, boss, clerk, hours: 8);

        var lasting = await database.In(services =>
            services.GetRequiredService<RoleBook>().LastingRightsOf(clerk.UserId, Cancellation)
        );

        Assert.False(lasting.Has(Export));
    }

    [Fact]
    public async Task Own_grants_those_of_user_management_and_endless_ones_are_refused()
    {
        await using var database = Of("sqlite");
        var (boss, clerk) = await People(database);

        Assert.Equal("ACC-52", (await Grant(database, boss, boss, hours: 8)).Refusal?.Text.Code);
        Assert.Equal("ACC-50", (await Grant(database, boss, clerk, 8, "access.users")).Refusal?.Text.Code);
        Assert.Equal("ACC-50", (await Grant(database, boss, clerk, 8, "no.such-right")).Refusal?.Text.Code);
        Assert.Equal("ACC-51", (await Grant(database, boss, clerk, GrantBook.LongestHours + 1)).Refusal?.Text.Code);
        Assert.Equal("ACC-51", (await Grant(database, boss, clerk, 0)).Refusal?.Text.Code);
        Assert.Equal("ACC-53", (await Grant(database, boss, clerk, 8, reason: " ")).Refusal?.Text.Code);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task What_needs_the_amounts_is_granted_only_to_who_sees_them(string engine)
    {
        await using var database = Of(engine);
        var (boss, clerk) = await People(database);
        // No shipped role is without the amounts.
        await database.In(async services =>
        {
            var db = services.GetRequiredService<Database>();
            await using var work = await UnitOfWork.Begin(db, AuditLog.Installation, Cancellation);
            await db.Set<UserRoleRecord>().Where(role => role.UserId == clerk.UserId).ExecuteDeleteAsync(Cancellation);
            await work.Commit(Cancellation);
        });
        const string Type = "entry.type";

        Assert.Equal("ACC-54", (await Grant(database, boss, clerk, 8, Type)).Refusal?.Text.Code);
        Assert.Null((await Grant(database, boss, clerk, 8, "sensitive.amounts")).Refusal);
        Assert.Null((await Grant(database, boss, clerk, 8, Type)).Refusal);
        Assert.True(await Has(database, clerk, Type));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Refusals_are_counted_and_leave_the_list_with_the_grant(string engine)
    {
        await using var database = Of(engine);
        var (boss, clerk) = await People(database);
        var wanted = PermissionCatalogue.All.Single(permission => permission.Id == Export);
        for (var time = 0; time < 2; time++)
        {
            await database.In(async services =>
            {
                await using var work = await UnitOfWork.Begin(
                    services.GetRequiredService<Database>(),
                    AuditLog.Installation,
                    Cancellation
                );
                await services.GetRequiredService<GrantBook>().Note(clerk.UserId, wanted, Cancellation);
                await work.Commit(Cancellation);
            });
        }

        Assert.Equal((clerk.UserId, Export, 2), Assert.Single(await Denials(database)));
        await Grant(database, boss, clerk, hours: 8);
        Assert.Empty(await Denials(database));
    }

    private AccessDatabase Of(string engine)
    {
        TestDatabase inner = engine is "sqlite" ? sqlite : postgres;
        inner.SkipUnlessAvailable();
        return new AccessDatabase(inner);
    }

    private static async Task<(Actor Boss, Actor Clerk)> People(AccessDatabase database)
    {
        var mark = RandomText.Readable(2);
        var boss = await database.AddUser("boss-" + mark, RoleBook.Administrator);
        var clerk = await database.AddUser("clerk-" + mark, "cashier");
        return (Person(boss), Person(clerk));
    }

    private static Actor Person(UserRecord user) => new(user.Shown) { UserId = user.UserId, Rights = Rights.All };

    private static Task<Piaoheng.Server.Platform.Outcomes.Outcome<UserGrantRecord>> Grant(
        AccessDatabase database,
        Actor by,
        Actor to,
        int hours,
        string permission = Export,
        string reason = "月末盘点"
    ) =>
        database.In(services =>
            services
                .GetRequiredService<GrantBook>()
                .Grant(new GrantBook.Wanted(to.UserId, permission, hours, reason), by, Cancellation)
        );

    private static async Task<bool> Has(AccessDatabase database, Actor person, string permission = Export) =>
        (await database.In(services => services.GetRequiredService<RoleBook>().RightsOf(person.UserId, Cancellation))).Has(
            permission
        );

    private static async Task<List<(long, string, int)>> Denials(AccessDatabase database) =>
        [
            .. (await database.In(services => services.GetRequiredService<GrantBook>().Denials(Cancellation))).Select(denial =>
                (denial.UserId, denial.Permission, denial.Times)
            ),
        ];
}
