using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;
using Piaoheng.Core.Text;

namespace Piaoheng.Server.Modules.Mail;

/// <summary>An IMAP folder that is open. It gives mails as bytes and looks into none of them; it can mark and cannot delete.</summary>
internal sealed class ImapInbox : IAsyncDisposable
{
    /// <summary>Keyword that a mail gets on the server once it is safe with us.</summary>
    public const string Keyword = "Piaoheng";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ImapClient _client;
    private readonly MailboxRecord _mailbox;
    private IMailFolder _folder = null!;
    private string _seenFingerprint = "";

    private ImapInbox(MailboxRecord mailbox)
    {
        _mailbox = mailbox;
        _client = new ImapClient { Timeout = (int)Patience.TotalMilliseconds, ServerCertificateValidationCallback = IsTrusted };
    }

    /// <summary>UIDVALIDITY of the folder.</summary>
    public uint Validity => _folder.UidValidity;

    /// <summary>Opens the folder of a mailbox.</summary>
    /// <exception cref="MailboxException">It cannot be opened.</exception>
    public static async Task<ImapInbox> Open(MailboxRecord mailbox, string password, CancellationToken cancellation)
    {
        var inbox = new ImapInbox(mailbox);
        try
        {
            await inbox.Guard(() => inbox.Connect(password, cancellation));
            return inbox;
        }
        catch
        {
            await inbox.DisposeAsync();
            throw;
        }
    }

    /// <summary>Mails behind a number, oldest first, with their sizes.</summary>
    public Task<IReadOnlyList<Arrival>> After(uint uid, DateOnly? since, int limit, CancellationToken cancellation) =>
        Guard<IReadOnlyList<Arrival>>(async () =>
        {
            if (uid == uint.MaxValue)
            {
                return [];
            }

            SearchQuery query = SearchQuery.Uids(new UniqueIdRange(Validity, uid + 1, uint.MaxValue));
            if (since is { } day)
            {
                query = query.And(SearchQuery.DeliveredAfter(day.ToDateTime(TimeOnly.MinValue)));
            }

            // A range whose end lies behind its beginning means the last mail, to a server.
            var found = await _folder.SearchAsync(query, cancellation);
            return await Sizes([.. found.Where(own => own.Id > uid).OrderBy(own => own.Id).Take(limit)], cancellation);
        });

    /// <summary>Mails by number; those that are gone are left out.</summary>
    public Task<IReadOnlyList<Arrival>> These(IReadOnlyCollection<long> uids, CancellationToken cancellation) =>
        Guard(() => Sizes([.. uids.Select(uid => Id((uint)uid))], cancellation));

    /// <summary>A mail as it stands on the server; null where the server does not give it.</summary>
    public Task<Stream?> Raw(uint uid, CancellationToken cancellation) =>
        Guard<Stream?>(async () =>
        {
            try
            {
                return await _folder.GetStreamAsync(Id(uid), cancellation);
            }
            catch (Exception refused) when (refused is MessageNotFoundException or ImapCommandException)
            {
                return null;
            }
        });

    /// <summary>Tells the server that mails are safe with us.</summary>
    public Task Mark(IReadOnlyCollection<long> uids, CancellationToken cancellation) =>
        Guard(async () =>
        {
            UniqueId[] ids = [.. uids.Select(uid => Id((uint)uid))];
            if (_mailbox.Mark == MailMark.Seen)
            {
                await _folder.AddFlagsAsync(ids, MessageFlags.Seen, silent: true, cancellation);
            }
            else if (_mailbox.Mark == MailMark.Keyword && _folder.PermanentFlags.HasFlag(MessageFlags.UserDefined))
            {
                await _folder.AddFlagsAsync(
                    ids,
                    MessageFlags.None,
                    new HashSet<string>(StringComparer.Ordinal) { Keyword },
                    silent: true,
                    cancellation
                );
            }
        });

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_client.IsConnected)
            {
                using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
                // The folder is left open: to close it would remove what others have marked as deleted.
                await _client.DisconnectAsync(quit: true, limit.Token);
            }
        }
        catch (Exception exception) when (exception is IOException or ProtocolException or OperationCanceledException)
        {
            // The line is gone already.
        }

        _client.Dispose();
    }

    private async Task Connect(string password, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        var socket = await Dial(limit.Token);
        await _client.ConnectAsync(socket, _mailbox.Server, _mailbox.Port, Options(_mailbox.Security), limit.Token);
        await _client.AuthenticateAsync(_mailbox.UserName, password, limit.Token);
        if (_client.Capabilities.HasFlag(ImapCapabilities.Id))
        {
            // NetEase serves only programs that say who they are.
            var self = new ImapImplementation { Name = "Piaoheng", Version = "1" };
            await _client.IdentifyAsync(self, limit.Token);
        }

        _folder = string.Equals(_mailbox.Folder, "INBOX", StringComparison.OrdinalIgnoreCase)
            ? _client.Inbox!
            : await _client.GetFolderAsync(_mailbox.Folder, limit.Token);
        var access = _mailbox.Mark == MailMark.None ? FolderAccess.ReadOnly : FolderAccess.ReadWrite;
        await _folder.OpenAsync(access, limit.Token);
    }

    private async Task<Socket> Dial(CancellationToken cancellation)
    {
        var addresses = await Dns.GetHostAddressesAsync(_mailbox.Server, cancellation);
        var allowed = addresses.Where(MailServers.MayBeCalled).ToArray();
        if (allowed.Length == 0)
        {
            throw new MailboxException(MailTexts.Forbidden(_mailbox.Server));
        }

        // The address that was looked at is the one that is called: a second question might be answered otherwise.
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, _mailbox.Port, cancellation);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<IReadOnlyList<Arrival>> Sizes(List<UniqueId> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var seen = await _folder.FetchAsync(ids, MessageSummaryItems.UniqueId | MessageSummaryItems.Size, cancellation);
        return [.. seen.Select(mail => new Arrival(mail.UniqueId.Id, mail.Size ?? 0)).OrderBy(mail => mail.Uid)];
    }

    private UniqueId Id(uint uid) => new(Validity, uid);

    private static SecureSocketOptions Options(string security) =>
        security switch
        {
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            MailSecurity.StartTls => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.None,
        };

    private bool IsTrusted(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        _seenFingerprint = certificate?.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256) ?? "";
        return errors == SslPolicyErrors.None
            || (
                _mailbox.Fingerprint.Length > 0
                && string.Equals(_mailbox.Fingerprint, _seenFingerprint, StringComparison.OrdinalIgnoreCase)
            );
    }

    private Task<bool> Guard(Func<Task> call) =>
        Guard(async () =>
        {
            await call();
            return true;
        });

    /// <summary>Whatever goes wrong with a server is one of a few things that people can do something about.</summary>
    private async Task<T> Guard<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception exception) when (Said(exception) is { } said)
        {
            throw new MailboxException(said, exception);
        }
    }

    private CodedText? Said(Exception exception) =>
        exception switch
        {
            AuthenticationException => MailTexts.Login(_mailbox.UserName),
            SslHandshakeException => MailTexts.Certificate(_mailbox.Server, _seenFingerprint),
            FolderNotFoundException => MailTexts.NoFolder(_mailbox.Folder),
            CommandException or ServiceNotAuthenticatedException or NotSupportedException => MailTexts.ServerFailed(
                _mailbox.Server
            ),
            SocketException or IOException or ProtocolException or ServiceNotConnectedException or TimeoutException =>
                MailTexts.Unreachable(_mailbox.Server),
            // Ours, not the one that stops the work: that one is asked by the caller.
            OperationCanceledException => MailTexts.Unreachable(_mailbox.Server),
            _ => null,
        };

    /// <summary>A mail on the server.</summary>
    /// <param name="Uid">Its number.</param>
    /// <param name="Size">Bytes, as the server says.</param>
    public sealed record Arrival(uint Uid, long Size);
}
