using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Text;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Access;

/// <summary>Keeps accounts for ASP.NET Core Identity in our own table; whoever changes one does so inside a unit of work.</summary>
internal sealed partial class UserStore(Database db) : IUserPasswordStore<UserRecord>, IUserSecurityStampStore<UserRecord>
{
    public Task<string> GetUserIdAsync(UserRecord user, CancellationToken cancellationToken) =>
        Task.FromResult(user.UserId.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public Task<string?> GetUserNameAsync(UserRecord user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Name);

    public Task SetUserNameAsync(UserRecord user, string? userName, CancellationToken cancellationToken)
    {
        user.Name = userName ?? "";
        return Task.CompletedTask;
    }

    public Task<string?> GetNormalizedUserNameAsync(UserRecord user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.NameKey);

    public Task SetNormalizedUserNameAsync(UserRecord user, string? normalizedName, CancellationToken cancellationToken)
    {
        user.NameKey = normalizedName ?? "";
        return Task.CompletedTask;
    }

    public async Task<IdentityResult> CreateAsync(UserRecord user, CancellationToken cancellationToken)
    {
        db.RequireTransaction();
        db.Add(user);
        await db.SaveChangesAsync(cancellationToken);
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> UpdateAsync(UserRecord user, CancellationToken cancellationToken)
    {
        db.RequireTransaction();
        db.Update(user);
        await db.SaveChangesAsync(cancellationToken);
        return IdentityResult.Success;
    }

    public Task<IdentityResult> DeleteAsync(UserRecord user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The log names accounts; they are closed, never deleted.");

    public Task<UserRecord?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        long.TryParse(userId, System.Globalization.CultureInfo.InvariantCulture, out var id)
            ? db.Rows<UserRecord>().FirstOrDefaultAsync(user => user.UserId == id, cancellationToken)
            : Task.FromResult<UserRecord?>(null);

    public Task<UserRecord?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        db.Rows<UserRecord>().FirstOrDefaultAsync(user => user.NameKey == normalizedUserName, cancellationToken);

    public Task SetPasswordHashAsync(UserRecord user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.PasswordHash = passwordHash;
        return Task.CompletedTask;
    }

    public Task<string?> GetPasswordHashAsync(UserRecord user, CancellationToken cancellationToken) =>
        Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(UserRecord user, CancellationToken cancellationToken) =>
        Task.FromResult(user.PasswordHash is not null);

    public Task SetSecurityStampAsync(UserRecord user, string stamp, CancellationToken cancellationToken)
    {
        user.Stamp = stamp;
        return Task.CompletedTask;
    }

    public Task<string?> GetSecurityStampAsync(UserRecord user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Stamp);

    public void Dispose()
    {
        // The context belongs to the scope.
    }
}

/// <summary>登录名的查找形式: half width, upper case.</summary>
internal sealed class NameKey : ILookupNormalizer
{
    public string? NormalizeName(string? name) => name is null ? null : CompatibilityForm.Fold(name).Trim().ToUpperInvariant();

    public string? NormalizeEmail(string? email) => NormalizeName(email);
}
