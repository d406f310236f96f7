using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Access;
using Piaoheng.Server.Modules.Access;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Access;

/// <summary>登录: who gets in, who does not, and how long it lasts.</summary>
public abstract class SignInTests : IAsyncDisposable
{
    private static readonly Caller Here = new("192.0.2.1", "test");
    private static readonly Caller Elsewhere = new("198.51.100.7", "test");
    private readonly TestDatabase _inner;
    private readonly AccessDatabase _database;

    protected SignInTests(TestDatabase inner)
    {
        inner.SkipUnlessAvailable();
        _inner = inner;
        _database = new AccessDatabase(inner);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_right_password_opens_a_session_however_the_name_is_written()
    {
        var user = await _database.AddUser("Zhang", "accountant");
        var token = await Enter("ＺＨＡＮＧ ");
        Assert.Equal(user.UserId, (await Find(token))!.Value.User.UserId);
        Assert.Null(await Find(token + "0"));
        Assert.Equal(1, await Logged("access.sign-in"));
    }

    [Fact]
    public async Task Wrong_unknown_and_closed_are_answered_alike()
    {
        await _database.AddUser("li", "accountant");
        var closed = await _database.AddUser("wang", "accountant");
        await _database.In(services =>
            services.GetRequiredService<UserBook>().SetDisabled(closed.UserId, true, Actor.LocalOperator, Cancellation)
        );
        var answers = new[]
        {
            await Try("li", "not the password"),
            await Try("nobody", AccessDatabase.Password),
            await Try("wang", AccessDatabase.Password),
        };
        Assert.All(answers, answer => Assert.Equal("ACC-02", answer.Refusal!.Text.Code));
        Assert.Single(answers.Select(answer => answer.Refusal!.Text.Render()).Distinct());
        Assert.Equal(3, await Logged("access.sign-in-refused"));
    }

    [Fact]
    public async Task Failures_slow_their_source_down_but_shut_nobody_elsewhere_out()
    {
        await _database.AddUser("zhao", "accountant");
        for (var failure = 0; failure < 11; failure++)
        {
            Assert.Equal("ACC-02", (await Try("zhao", "guess")).Refusal!.Text.Code);
        }

        Assert.Equal("ACC-04", (await Try("zhao", AccessDatabase.Password)).Refusal!.Text.Code);
        // The same for a name that nobody has.
        Assert.Equal("ACC-04", (await Try("nobody", "guess")).Refusal!.Text.Code);
        Assert.True((await Try("zhao", AccessDatabase.Password, Elsewhere)).Succeeded(out _));
        _database.Clock.Pass(TimeSpan.FromSeconds(3));
        Assert.True((await Try("zhao", AccessDatabase.Password)).Succeeded(out _));
    }

    [Fact]
    public async Task A_session_ends_when_it_is_idle()
    {
        await _database.AddUser("qian", "accountant");
        var token = await Enter("qian");
        _database.Clock.Pass(TimeSpan.FromMinutes(29));
        Assert.NotNull(await Find(token));
        _database.Clock.Pass(TimeSpan.FromMinutes(29));
        Assert.NotNull(await Find(token));
        _database.Clock.Pass(TimeSpan.FromMinutes(31));
        Assert.Null(await Find(token));
    }

    [Fact]
    public async Task A_session_ends_after_twelve_hours_however_busy()
    {
        await _database.AddUser("sun", "accountant");
        var token = await Enter("sun");
        for (var passed = 0; passed < 12 * 60 - 20; passed += 20)
        {
            _database.Clock.Pass(TimeSpan.FromMinutes(20));
            Assert.NotNull(await Find(token));
        }

        _database.Clock.Pass(TimeSpan.FromMinutes(20));
        Assert.Null(await Find(token));
    }

    [Fact]
    public async Task Whatever_changes_an_account_ends_its_sessions_at_once()
    {
        var user = await _database.AddUser("zhou", "accountant");
        var changes = new Func<UserBook, Task>[]
        {
            book => book.SetRoles(user.UserId, ["auditor"], Actor.LocalOperator, Cancellation),
            book =>
                book.ChangePassword(
                    user.UserId,
                    (AccessDatabase.Password, AccessDatabase.Password + "2"),
                    Actor.LocalOperator,
                    Cancellation
                ),
            book => book.SetDisabled(user.UserId, true, Actor.LocalOperator, Cancellation),
        };
        var password = AccessDatabase.Password;
        foreach (var change in changes)
        {
            var token = (await Try("zhou", password)).Value.Token!;
            Assert.NotNull(await Find(token));
            await _database.In(services => change(services.GetRequiredService<UserBook>()));
            Assert.Null(await Find(token));
            password = change == changes[1] ? AccessDatabase.Password + "2" : password;
        }
    }

    [Fact]
    public async Task One_session_can_be_ended_from_another()
    {
        var user = await _database.AddUser("wu", "accountant");
        var (first, second) = (await Enter("wu"), await Enter("wu"));
        var lost = (await Find(first))!.Value.Session;
        await _database.In(services =>
            services
                .GetRequiredService<SessionBook>()
                .End(user.UserId, lost.SessionId, Actor.LocalOperator, "access.end-session", Cancellation)
        );
        Assert.Null(await Find(first));
        Assert.NotNull(await Find(second));
    }

    [Fact]
    public async Task The_second_factor_is_asked_for_and_its_digits_and_recovery_codes_work_once()
    {
        var user = await _database.AddUser("zheng", "accountant");
        var secret = SecondFactor.NewSecret();
        var codes = (
            await _database.In(services =>
                services
                    .GetRequiredService<SecondFactor>()
                    .SwitchOn(user.UserId, secret, Digits(secret), Actor.LocalOperator, Cancellation)
            )
        ).Value;
        Assert.Equal(10, codes.Distinct(StringComparer.Ordinal).Count());

        // The digits that switched it on are used up.
        Assert.Equal("ACC-03", (await Code(await Ticket("zheng"), Digits(secret))).Refusal!.Text.Code);
        _database.Clock.Pass(TimeSpan.FromSeconds(30));
        Assert.NotNull((await Code(await Ticket("zheng"), Digits(secret))).Value.Token);
        Assert.Equal("ACC-03", (await Code(await Ticket("zheng"), Digits(secret))).Refusal!.Text.Code);
        Assert.NotNull((await Code(await Ticket("zheng"), codes[0].ToUpperInvariant())).Value.Token);
        Assert.Equal("ACC-03", (await Code(await Ticket("zheng"), codes[0])).Refusal!.Text.Code);
        Assert.Equal("ACC-05", (await Code("not a ticket", codes[1])).Refusal!.Text.Code);
    }

    [Theory]
    [InlineData("short", "ACC-10")]
    [InlineData("1234567890", "ACC-12")]
    [InlineData("QWERTYUIOP", "ACC-12")]
    [InlineData("my name is feng!", "ACC-13")]
    public async Task Weak_passwords_are_refused(string password, string code)
    {
        var refused = await _database.In(services =>
            services
                .GetRequiredService<UserBook>()
                .Add(new UserBook.NewUser("feng", null, []), (password, false), Actor.LocalOperator, Cancellation)
        );
        Assert.Equal(code, refused.Refusal!.Text.Code);
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        var first = await _database.AddUser("root", "administrator");
        Assert.Equal(
            "ACC-23",
            (await Book(book => book.SetDisabled(first.UserId, true, Actor.LocalOperator, Cancellation))).Refusal!.Text.Code
        );
        Assert.Equal(
            "ACC-23",
            (await Book(book => book.SetRoles(first.UserId, ["auditor"], Actor.LocalOperator, Cancellation))).Refusal!.Text.Code
        );
        await _database.AddUser("second", "administrator");
        Assert.Null((await Book(book => book.SetDisabled(first.UserId, true, Actor.LocalOperator, Cancellation))).Refusal);
    }

    [Fact]
    public async Task Two_accounts_cannot_have_one_name()
    {
        await _database.AddUser("Chen");
        var refused = await Book(book =>
            book.Add(new UserBook.NewUser("chen", null, []), (AccessDatabase.Password, false), Actor.LocalOperator, Cancellation)
        );
        Assert.Equal("ACC-21", refused.Refusal!.Text.Code);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _inner.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private string Digits(byte[] secret) => Totp.Code(secret, Totp.StepOf(_database.Clock.GetUtcNow()));

    private Task<Outcome<UserRecord>> Book(Func<UserBook, Task<Outcome<UserRecord>>> action) =>
        _database.In(services => action(services.GetRequiredService<UserBook>()));

    private Task<Outcome<SignIn.Step>> Try(string name, string password, Caller? caller = null) =>
        _database.In(services => services.GetRequiredService<SignIn>().ByPassword(name, password, caller ?? Here, Cancellation));

    private Task<Outcome<SignIn.Step>> Code(string ticket, string code) =>
        _database.In(services => services.GetRequiredService<SignIn>().ByCode(ticket, code, Elsewhere, Cancellation));

    private async Task<string> Enter(string name) => (await Try(name, AccessDatabase.Password)).Value.Token!;

    private async Task<string> Ticket(string name) => (await Try(name, AccessDatabase.Password)).Value.Ticket!;

    private Task<(SessionRecord Session, UserRecord User)?> Find(string token) =>
        _database.In(services => services.GetRequiredService<SessionBook>().Find(token, Cancellation));

    private Task<int> Logged(string action) =>
        _database.In(services =>
            services
                .GetRequiredService<AuditSearch>()
                .Count(AuditLog.Installation, new AuditFilter { Action = action }, Cancellation)
        );

    public sealed class OnSqlite() : SignInTests(new SqliteDatabase());

    public sealed class OnPostgres(PostgresServer server) : SignInTests(new PostgresDatabase(server));
}
