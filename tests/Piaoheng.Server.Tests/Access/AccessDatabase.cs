using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Server.Modules.Access;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Access;

/// <summary>The program with a clock of its own, on one of the engines; for what concerns accounts.</summary>
internal sealed class AccessDatabase(TestDatabase inner) : TestDatabase
{
    /// <summary>A password that is taken.</summary>
    public const string Password = "正确的马和电池与订书钉";

    /// <summary>The clock.</summary>
    public StandingClock Clock { get; } = new();

    /// <inheritdoc />
    public override DatabaseAddress Address => inner.Address;

    /// <inheritdoc />
    public override void SkipUnlessAvailable() => inner.SkipUnlessAvailable();

    /// <summary>A new account.</summary>
    public Task<UserRecord> AddUser(string name, params string[] roles) =>
        In(async services =>
            (
                await services
                    .GetRequiredService<UserBook>()
                    .Add(
                        new UserBook.NewUser(name, null, roles),
                        (Password, IsOneTime: false),
                        Actor.LocalOperator,
                        TestContext.Current.CancellationToken
                    )
            ).Value
        );

    /// <inheritdoc />
    protected override void Configure(IServiceCollection services)
    {
        services.AddSingleton<TimeProvider>(Clock);
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
    }
}
