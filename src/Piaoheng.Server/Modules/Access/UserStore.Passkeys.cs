using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Access;

/// <summary>Shows the registered keys to the framework, which only reads them; <see cref="Passkeys"/> writes.</summary>
internal sealed partial class UserStore : IUserPasskeyStore<UserRecord>
{
    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(UserRecord user, CancellationToken cancellationToken) =>
        [
            .. (
                await db.Rows<PasskeyRecord>().Where(passkey => passkey.UserId == user.UserId).ToListAsync(cancellationToken)
            ).Select(Shown),
        ];

    public async Task<UserRecord?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = Base64Url.EncodeToString(credentialId);
        return await (
            from passkey in db.Rows<PasskeyRecord>()
            join user in db.Rows<UserRecord>() on passkey.UserId equals user.UserId
            where passkey.CredentialId == id
            select user
        ).FirstOrDefaultAsync(cancellationToken);
    }

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(
        UserRecord user,
        byte[] credentialId,
        CancellationToken cancellationToken
    )
    {
        var id = Base64Url.EncodeToString(credentialId);
        var found = await db.Rows<PasskeyRecord>()
            .FirstOrDefaultAsync(passkey => passkey.UserId == user.UserId && passkey.CredentialId == id, cancellationToken);
        return found is null ? null : Shown(found);
    }

    public Task AddOrUpdatePasskeyAsync(UserRecord user, UserPasskeyInfo passkey, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Passkeys writes them, with an entry of the log.");

    public Task RemovePasskeyAsync(UserRecord user, byte[] credentialId, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Passkeys removes them, with an entry of the log.");

    // What the device said at the registration is checked once and not kept.
    private static UserPasskeyInfo Shown(PasskeyRecord passkey) =>
        new(
            Base64Url.DecodeFromChars(passkey.CredentialId),
            Base64Url.DecodeFromChars(passkey.PublicKey),
            passkey.CreatedAt,
            (uint)passkey.SignCount,
            passkey.Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            passkey.IsUserVerified,
            passkey.IsBackupEligible,
            passkey.IsBackedUp,
            [],
            []
        )
        {
            Name = passkey.Name,
        };
}
