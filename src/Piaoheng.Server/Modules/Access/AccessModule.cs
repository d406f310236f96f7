using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Access;

/// <summary>用户与登录: accounts, sessions, API keys, and what roles allow.</summary>
internal sealed class AccessModule : Module
{
    // The value that OWASP gives for PBKDF2 with HMAC-SHA512.
    private const int HashIterations = 210_000;

    /// <inheritdoc />
    public override string ChineseName => "用户与登录";

    /// <inheritdoc />
    public override bool CanBeOff => false;

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services
            .AddIdentityCore<UserRecord>(options =>
            {
                // Names may be Chinese; length and leaked ones are judged by our own rules.
                options.User.AllowedUserNameCharacters = "";
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequiredLength = 1;
                options.Password.RequiredUniqueChars = 1;
            })
            .AddUserStore<UserStore>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = HashIterations);
        services.AddOpenApi(DescribeApi.Document, DescribeApi.Configure);
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            // The device proves that it is there, and that its owner is: two factors in one step.
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
        });
        services
            .AddSingleton<ILookupNormalizer, NameKey>()
            .AddSingleton<BreachedPasswords>()
            .AddSingleton<PasswordRules>()
            .AddSingleton<FirstRun>()
            .AddSingleton<SessionActivity>()
            .AddHostedService<SessionActivityWriter>()
            .AddScoped<UserBook>()
            .AddScoped<RoleBook>()
            .AddScoped<SessionBook>()
            .AddScoped<SignInDelay>()
            .AddScoped<RecoveryCodes>()
            .AddScoped<ApiKeys>()
            .AddScoped<GrantBook>()
            .AddScoped<IPasskeyHandler<UserRecord>, PasskeyHandler<UserRecord>>()
            .AddScoped<Passkeys>()
            .AddScoped<SignIn>()
            .AddScoped<SecondFactor>()
            .AddScoped<ISignIn, RequestSignIn>()
            .AddScoped<IWhyDenied, WhyDenied>()
            .AddSingleton(
                new NavigationEntry(NavigationGroup.Foot, 910, "用户与角色", "用户", "users", "users")
                {
                    NeedsTaxpayer = false,
                    IsOnPhone = false,
                    Permission = AccessPermissions.Users,
                }
            );
    }

    /// <inheritdoc />
    public override void ConfigureModel(ModelBuilder model)
    {
        model.Entity<UserRecord>(table =>
        {
            table.ToTable("user_account");
            table.HasKey(user => user.UserId);
            table.Ignore(user => user.Shown);
        });
        model.Entity<UserRoleRecord>(table =>
        {
            table.ToTable("user_role");
            table.HasKey(role => new { role.UserId, role.Role });
        });
        model.Entity<UserScopeRecord>(table =>
        {
            table.ToTable("user_scope");
            table.HasKey(scope => new { scope.UserId, scope.TaxpayerId });
        });
        model.Entity<UserGroupScopeRecord>(table =>
        {
            table.ToTable("user_scope_group");
            table.HasKey(scope => new { scope.UserId, scope.GroupId });
        });
        model.Entity<RecoveryCodeRecord>(table =>
        {
            table.ToTable("user_recovery_code");
            table.HasKey(code => new { code.UserId, code.Hash });
        });
        model.Entity<SessionRecord>(table =>
        {
            table.ToTable("user_session");
            table.HasKey(session => session.SessionId);
        });
        model.Entity<ApiKeyRecord>(table =>
        {
            table.ToTable("api_key");
            table.HasKey(key => key.KeyId);
        });
        model.Entity<PasskeyRecord>(table =>
        {
            table.ToTable("user_passkey");
            table.HasKey(passkey => passkey.CredentialId);
        });
        model.Entity<UserGrantRecord>(table =>
        {
            table.ToTable("user_grant");
            table.HasKey(grant => grant.GrantId);
        });
        model.Entity<AccessDenialRecord>(table =>
        {
            table.ToTable("access_denial");
            table.HasKey(denial => new { denial.UserId, denial.Permission });
        });
        model.Entity<SignInFailureRecord>(table =>
        {
            table.ToTable("sign_in_failure");
            table.HasKey(failure => failure.Subject);
        });
    }
}
