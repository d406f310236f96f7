using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;

namespace Piaoheng.Server.Tests.Access;

/// <summary>权限矩阵 over HTTP: thirteen subjects at every door, and another company's doors for those who are limited to one.</summary>
public abstract partial class RightsMatrixTests
{
    private readonly RunningServer _server;

    protected RightsMatrixTests(RunningServer server)
    {
        Assert.SkipUnless(server.IsAvailable, "PostgreSQL is not installed (apt-get install postgresql).");
        _server = server;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_door_stands_in_the_matrix()
    {
        var doors = await RightsMatrix.Doors(_server.App);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") is "1")
        {
            RightsMatrix.Write(doors, _server.App.Services.GetRequiredService<PolicyPack>());
        }

        Assert.Equal(doors.Select(door => door.Name), RightsMatrix.Read().Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_cell_of_the_matrix_holds()
    {
        var roles = _server.App.Services.GetRequiredService<PolicyPack>().Roles.Ids;
        Assert.Equal(12, roles.Count);
        var matrix = RightsMatrix.Read();
        var wrong = new ConcurrentQueue<string>();
        using (var stranger = await _server.Anonymous())
        {
            foreach (var (door, allowed) in matrix)
            {
                await Try(stranger, "anonymous", door, allowed.Contains(RightsMatrix.Everyone), wrong);
            }
        }

        foreach (var role in roles)
        {
            using var subject = await _server.WithRole(role);
            foreach (var (door, allowed) in matrix)
            {
                await Try(subject, role, door, allowed.Contains(RightsMatrix.Everyone) || allowed.Contains(role), wrong);
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Another_company_is_not_there_for_somebody_limited_to_one()
    {
        var wrong = new List<string>();
        var doors = RightsMatrix.Read().Keys.Where(IsOfCompany).ToList();
        foreach (var role in _server.App.Services.GetRequiredService<PolicyPack>().Roles.Ids)
        {
            using var limited = await _server.WithRole(role, _server.One.TaxpayerId);
            foreach (var door in doors)
            {
                var (method, address) = Split(door, _server.Other.Number);
                using var answer = await limited.Send(method, address);
                if (answer.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.BadRequest or HttpStatusCode.Forbidden))
                {
                    wrong.Add($"{role} at {door}: {answer.StatusCode}");
                }
            }
        }

        using var subject = await _server.WithRole("accountant", _server.One.TaxpayerId);
        Assert.Empty(wrong);
        using var list = await subject.Send("GET", "/api/taxpayers");
        var text = await list.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains(_server.One.Number, text, StringComparison.Ordinal);
        Assert.DoesNotContain(_server.Other.Number, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_names_the_right_and_who_has_it_and_is_logged()
    {
        using var subject = await _server.WithRole("cashier");
        using var answer = await subject.Send("GET", $"/api/taxpayers/{_server.One.Number}/invoices/export");
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("导出发票清单", text, StringComparison.Ordinal);
        Assert.Contains("会计", text, StringComparison.Ordinal);
        Assert.Contains("出纳", text, StringComparison.Ordinal);

        using var page = await subject.Send("GET", "/users");
        Assert.Contains("管理用户和角色", await page.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        await using var scope = _server.App.Services.CreateAsyncScope();
        var logged = await scope
            .ServiceProvider.GetRequiredService<AuditSearch>()
            .Page(AuditLog.Installation, new AuditFilter { Action = "access.denied" }, before: null, Cancellation);
        Assert.Contains(logged, entry => entry.Detail.Contains("/users", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_right_of_a_role_exists()
    {
        var known = PermissionCatalogue.All.Select(permission => permission.Id).ToHashSet(StringComparer.Ordinal);
        var roles = _server.App.Services.GetRequiredService<PolicyPack>().Roles.Newest;
        Assert.Empty(
            roles.SelectMany(role =>
                role.Permissions.Where(right => !known.Contains(right)).Select(right => $"{role.Id}: {right}")
            )
        );
        Assert.DoesNotContain(known, right => !roles.Any(role => role.Permissions.Contains(right)));
    }

    private async Task Try(SignedInSubject subject, string name, string door, bool isAllowed, ConcurrentQueue<string> wrong)
    {
        var (method, address) = Split(door, _server.One.Number);
        if (method != "GET" && isAllowed && RightsMatrix.Read()[door].Contains(RightsMatrix.Everyone))
        {
            // Signing in and out is everybody's: it would end what the test goes on with.
            return;
        }

        using var answer = await subject.Send(method, address);
        var isRefused =
            answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized
            || (
                answer.StatusCode == HttpStatusCode.Redirect
                && answer.Headers.Location?.OriginalString.StartsWith("/sign-in", StringComparison.Ordinal) == true
            );
        // Nothing that can be asked is a fault of the program; the page that explains errors answers with the error that it explains.
        var isFault = answer.StatusCode >= HttpStatusCode.InternalServerError;
        if ((isFault || isRefused == isAllowed) && !door.Contains("/error/", StringComparison.Ordinal))
        {
            wrong.Enqueue($"{name} at {door}: {(int)answer.StatusCode}");
        }
    }

    private static bool IsOfCompany(string door) =>
        door.Contains("{taxpayer}", StringComparison.Ordinal) || door.Contains("{number}", StringComparison.Ordinal);

    private static (string Method, string Address) Split(string door, string company)
    {
        var gap = door.IndexOf(' ', StringComparison.Ordinal);
        var address = Parameter().Replace(door[(gap + 1)..], hit => hit.Value is "{taxpayer}" or "{number}" ? company : "1");
        return (door[..gap], address);
    }

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}

/// <summary>On the embedded database, where the directory of companies stands alone.</summary>
public sealed class RightsMatrixOnSqlite(RunningServer server) : RightsMatrixTests(server), IClassFixture<RunningServer>;

/// <summary>On PostgreSQL under row-level security.</summary>
public sealed class RightsMatrixOnPostgres(GuardedServer server) : RightsMatrixTests(server), IClassFixture<GuardedServer>;
