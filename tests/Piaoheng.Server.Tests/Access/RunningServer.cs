using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Server.Modules.Access;
using Piaoheng.Server.Modules.Taxpayers;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Home;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Tests.Access;

/// <summary>The real server over HTTP, and the one place where server tests sign in: accounts and sessions made through its services.</summary>
public partial class RunningServer : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("piaoheng-server").FullName;

    /// <summary>The server.</summary>
    public WebApplication App { get; private set; } = null!;

    /// <summary>A company.</summary>
    public Taxpayer One { get; private set; } = null!;

    /// <summary>Another.</summary>
    public Taxpayer Other { get; private set; } = null!;

    /// <summary>Whether its database can be had here.</summary>
    public virtual bool IsAvailable => true;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        if (!IsAvailable)
        {
            return;
        }

        App = Composition.Build([], "http://127.0.0.1:0", new HomeFolder(_folder), Database());
        await App.StartAsync(TestContext.Current.CancellationToken);
        One = await AddCompany("911100000000000401", "北京权限测试有限公司");
        Other = await AddCompany("911100000000000402", "北京权限测试第二有限公司");
        // Without any account every page leads to the making of the first.
        (await WithRole("administrator")).Dispose();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (!IsAvailable)
        {
            return;
        }

        await App.StopAsync(CancellationToken.None);
        await App.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Somebody who has not signed in.</summary>
    public Task<SignedInSubject> Anonymous() => Subject(token: null, "/sign-in");

    /// <summary>Somebody with one role, at every company or at some.</summary>
    public Task<SignedInSubject> WithRole(string role, params long[] companies) =>
        WithDuties(new UserBook.Duties([role]) { Taxpayers = companies });

    /// <summary>Somebody with these duties.</summary>
    internal async Task<SignedInSubject> WithDuties(UserBook.Duties duties)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var book = scope.ServiceProvider.GetRequiredService<UserBook>();
        var cancellation = TestContext.Current.CancellationToken;
        var name = $"{string.Join('-', duties.Roles)}-{RandomText.Readable(2)}";
        var user = (
            await book.Add(
                new UserBook.NewUser(name, null, duties.Roles),
                (RandomText.Token(), IsOneTime: false),
                Actor.Program,
                cancellation
            )
        ).Value;
        user = (await book.SetDuties(user.UserId, duties, Actor.Program, cancellation)).Value;
        return await SignedIn(user, scope.ServiceProvider);
    }

    /// <summary>Somebody who may do everything but one thing: no role, and every other right lent for a day.</summary>
    public async Task<SignedInSubject> WithAllBut(Permission? missing)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        var cancellation = TestContext.Current.CancellationToken;
        var user = (
            await scope
                .ServiceProvider.GetRequiredService<UserBook>()
                .Add(
                    new UserBook.NewUser($"but-{RandomText.Readable(3)}", null, ["accountant"]),
                    (RandomText.Token(), IsOneTime: false),
                    Actor.Program,
                    cancellation
                )
        ).Value;
        await using (var work = await UnitOfWork.Begin(db, AuditLog.Installation, cancellation))
        {
            await db.Set<UserRoleRecord>().Where(role => role.UserId == user.UserId).ExecuteDeleteAsync(cancellation);
            var ids = scope.ServiceProvider.GetRequiredService<IdSource>();
            var now = App.Services.GetRequiredService<TimeProvider>().GetUtcNow();
            await db.AddMany(
                [
                    .. PermissionCatalogue
                        .All.Where(right => right != missing)
                        .Select(right => new UserGrantRecord
                        {
                            GrantId = ids.Next(),
                            UserId = user.UserId,
                            Permission = right.Id,
                            Reason = "测试",
                            GrantedBy = "测试",
                            GrantedAt = now,
                            UntilAt = now.AddDays(1),
                        }),
                ],
                cancellation
            );
            await work.Commit(cancellation);
        }

        return await SignedIn(user, scope.ServiceProvider);
    }

    private async Task<SignedInSubject> SignedIn(UserRecord user, IServiceProvider services)
    {
        var step = await services
            .GetRequiredService<SignIn>()
            .AsNew(user, new Caller("127.0.0.1", "test"), TestContext.Current.CancellationToken);
        return await Subject(step.Token, "/account") with { UserId = user.UserId };
    }

    /// <summary>Address of its database; null = the embedded file.</summary>
    protected virtual string? Database() => null;

    private async Task<Taxpayer> AddCompany(string number, string name)
    {
        await using var scope = App.Services.CreateAsyncScope();
        return (
            await scope
                .ServiceProvider.GetRequiredService<CreateTaxpayer>()
                .Create(new CreateTaxpayer.Request(number, name), Actor.Program, TestContext.Current.CancellationToken)
        ).Value;
    }

    private async Task<SignedInSubject> Subject(string? token, string page)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(App.Urls.First()),
        };
        var cookies = token is null ? "" : $"piaoheng-session={token}";
        client.DefaultRequestHeaders.TryAddWithoutValidation("Cookie", cookies);
        using var answer = await client.GetAsync(new Uri(page, UriKind.Relative), TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var set = answer.Headers.TryGetValues("Set-Cookie", out var values) ? values.Select(value => value.Split(';')[0]) : [];
        client.DefaultRequestHeaders.Remove("Cookie");
        client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", set.Prepend(cookies).Where(cookie => cookie.Length > 0)));
        return new SignedInSubject(client, AntiforgeryToken().Match(text).Groups["token"].Value);
    }

    [GeneratedRegex(
        "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex AntiforgeryToken();
}

/// <summary>The same on PostgreSQL, by a role that owns nothing, so that row-level security holds behind every door.</summary>
public sealed class GuardedServer(Storage.PostgresServer postgres) : RunningServer
{
    /// <inheritdoc />
    public override bool IsAvailable => Storage.PostgresServer.IsInstalled;

    /// <inheritdoc />
    protected override string? Database() => postgres.CreateGuardedDatabase().ConnectionString;
}

/// <summary>Somebody at a browser.</summary>
/// <param name="Client">Sends their requests.</param>
/// <param name="Token">Antiforgery token of their pages.</param>
public sealed record SignedInSubject(HttpClient Client, string Token) : IDisposable
{
    /// <summary>Whose account; 0 = nobody's.</summary>
    public long UserId { get; init; }

    /// <summary>Sends a request as a page of theirs would.</summary>
    public async Task<HttpResponseMessage> Send(string method, string address)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative));
        request.Headers.Add("X-Piaoheng-Token", Token);
        if (method is not "GET")
        {
            request.Content = address.StartsWith("/api/", StringComparison.Ordinal)
                ? new StringContent("{}", System.Text.Encoding.UTF8, "application/json")
                : new FormUrlEncodedContent([]);
        }

        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Sends a form of a page of theirs.</summary>
    public async Task<HttpResponseMessage> Post(string address, IReadOnlyDictionary<string, string> fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative));
        request.Headers.Add("X-Piaoheng-Token", Token);
        request.Content = new FormUrlEncodedContent(fields);
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <inheritdoc />
    public void Dispose() => Client.Dispose();
}
