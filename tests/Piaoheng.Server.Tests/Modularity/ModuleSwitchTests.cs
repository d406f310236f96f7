using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Tests.Access;

namespace Piaoheng.Server.Tests.Modularity;

/// <summary>模块开关: a module that is off has no page, no endpoint and no entry in the menu; its data stay, and it comes back.</summary>
public sealed class ModuleSwitchTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_off_is_shut_everywhere_and_says_so()
    {
        var switches = server.App.Services.GetRequiredService<ModuleSwitches>();
        using var subject = await server.WithRole("accountant");
        var (page, api) = ($"/t/{server.One.Number}/custody", $"/api/taxpayers/{server.One.Number}/custody/export");
        Assert.Equal(HttpStatusCode.OK, await Status(subject, page));

        Assert.Null((await switches.Switch("Custody", isOn: false, Actor.LocalOperator, Cancellation)).Refusal);
        using (var answer = await subject.Send("GET", api))
        {
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("MOD-01", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }

        using (var answer = await subject.Send("GET", page))
        {
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("模块已停用", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }

        using (var answer = await subject.Send("GET", $"/t/{server.One.Number}/today"))
        {
            var text = await answer.Content.ReadAsStringAsync(Cancellation);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain("/custody", text, StringComparison.Ordinal);
            Assert.Contains("/reconciliation", text, StringComparison.Ordinal);
        }

        Assert.Null((await switches.Switch("Custody", isOn: true, Actor.LocalOperator, Cancellation)).Refusal);
        Assert.Equal(HttpStatusCode.OK, await Status(subject, page));
        await using var scope = server.App.Services.CreateAsyncScope();
        var logged = await scope
            .ServiceProvider.GetRequiredService<AuditSearch>()
            .Page(AuditLog.Installation, new AuditFilter { Action = "module.switch" }, before: null, Cancellation);
        Assert.Equal(2, logged.Count);
    }

    [Theory]
    [InlineData("Access", "MOD-02")]
    [InlineData("Invoices", "MOD-02")]
    public async Task What_others_rest_on_stays(string module, string code)
    {
        var switches = server.App.Services.GetRequiredService<ModuleSwitches>();
        var refused = await switches.Switch(module, isOn: false, Actor.LocalOperator, Cancellation);
        Assert.Equal(code, refused.Refusal!.Text.Code);
    }

    private static async Task<HttpStatusCode> Status(SignedInSubject subject, string address)
    {
        using var answer = await subject.Send("GET", address);
        return answer.StatusCode;
    }
}
