using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Server.Modules.Preferences;
using Piaoheng.Server.Modules.Preferences.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Preferences;

/// <summary>个人设置: kept for one person, noted in the log, bounded.</summary>
public abstract class PreferencesTests
{
    private readonly TestDatabase _database;

    protected PreferencesTests(TestDatabase database)
    {
        database.SkipUnlessAvailable();
        _database = database;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_person_sets_nobody_else_sees_and_null_takes_it_away()
    {
        await Set(1, ("a", "x"), ("b", "y"));
        await Set(1, ("a", "z"));
        Assert.Equal("z", await Find(1, "a"));
        Assert.Equal("y", await Find(1, "b"));
        Assert.Null(await Find(2, "a"));
        await Set(1, ("a", null));
        Assert.Null(await Find(1, "a"));
        Assert.NotNull((await Set(1, ("a", new string('x', 2_001)))).Refusal);
        var logged = await _database.In(services =>
            services
                .GetRequiredService<AuditSearch>()
                .Page(AuditLog.Installation, new AuditFilter { Action = "preference.change" }, before: null, Cancellation)
        );
        Assert.Equal(3, logged.Count(entry => entry.Actor == "某人1"));
    }

    [Fact]
    public async Task A_view_of_the_same_name_is_replaced_and_there_is_a_limit()
    {
        var first = (await Views(3, views => views.Save("invoices", " 大额 ", "?least=50000", Cancellation))).Value;
        var again = (await Views(3, views => views.Save("invoices", "大额", "?least=60000", Cancellation))).Value;
        Assert.Equal(first, again);
        Assert.Equal("?least=60000", Assert.Single(await Views(3, views => views.Of("invoices", Cancellation))).Query);
        Assert.Empty(await Views(4, views => views.Of("invoices", Cancellation)));
        Assert.Equal(Refusal.NotFound, (await Views(4, views => views.Remove("invoices", first, Cancellation))).Refusal);
        Assert.NotNull((await Views(3, views => views.Save("invoices", " ", "?", Cancellation))).Refusal);
        for (var i = 1; i < 30; i++)
        {
            var name = i.ToString(CultureInfo.InvariantCulture);
            Assert.Null((await Views(3, views => views.Save("invoices", name, "?", Cancellation))).Refusal);
        }

        var refused = await Views(3, views => views.Save("invoices", "第三十一个", "?", Cancellation));
        Assert.Equal("PRF-03", refused.Refusal!.Text.Code);
        await Views(3, views => views.Remove("invoices", first, Cancellation));
        Assert.Equal(29, (await Views(3, views => views.Of("invoices", Cancellation))).Count);
    }

    private static Actor Person(long user) => new($"某人{user.ToString(CultureInfo.InvariantCulture)}") { UserId = user };

    private Task<string?> Find(long user, string name) =>
        _database.In(services =>
            ActivatorUtilities.CreateInstance<PreferenceBook>(services, Person(user)).Find(name, Cancellation)
        );

    private Task<Outcome<int>> Set(long user, params (string Name, string? Value)[] values) =>
        _database.In(services =>
            ActivatorUtilities
                .CreateInstance<PreferenceBook>(services, Person(user))
                .Set(values.ToDictionary(each => each.Name, each => each.Value, StringComparer.Ordinal), Cancellation)
        );

    private Task<T> Views<T>(long user, Func<ISavedViews, Task<T>> action) =>
        _database.In(services => action(ActivatorUtilities.CreateInstance<ViewBook>(services, Person(user))));

    public sealed class OnSqlite(SqliteDatabase database) : PreferencesTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : PreferencesTests(database), IClassFixture<PostgresDatabase>;
}
