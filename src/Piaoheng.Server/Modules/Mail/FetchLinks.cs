using System.Globalization;
using Piaoheng.Connectors;
using Piaoheng.Connectors.Outbound;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Text;
using Piaoheng.Formats.Mail;
using Piaoheng.Server.Modules.Intake.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Time;

namespace Piaoheng.Server.Modules.Mail;

/// <summary>下载链接: fetches files from hosts that dated policy allows (<c>policy/mail-links</c>); every other link is left to a person.</summary>
internal sealed class FetchLinks(PolicyPack policy, LinkClient client, IFileIntake intake, TimeProvider time)
{
    private const int MostOfOneMail = 10;

    /// <summary>Whether a link is fetched.</summary>
    public bool IsAllowed(MailLink link) => IsAllowed(new Uri(link.Address));

    /// <summary>Fetches the links of a mail that are allowed.</summary>
    /// <returns>One for each link, in their order.</returns>
    public async Task<IReadOnlyList<MailLinkRecord>> Fetch(
        MailMessageRecord mail,
        Taxpayer target,
        IReadOnlyList<MailLink> links,
        CancellationToken cancellation
    )
    {
        var records = new List<MailLinkRecord>(links.Count);
        var fetched = 0;
        foreach (var link in links)
        {
            var address = new Uri(link.Address);
            var (item, reason) =
                !IsAllowed(address) ? (null, MailTexts.HostNotAllowed(address.IdnHost))
                : ++fetched > MostOfOneMail ? (null, MailTexts.TooManyLinks(MostOfOneMail))
                : await Fetch(address, fetched, (mail, target), cancellation);
            records.Add(
                new MailLinkRecord
                {
                    TaxpayerId = mail.TaxpayerId,
                    MailId = mail.MailId,
                    LinkNo = records.Count + 1,
                    Host = address.IdnHost,
                    Address = link.Address,
                    Said = link.Text,
                    ItemId = item,
                    Reasons = ReadingCodec.WriteTexts(reason is null ? [] : [reason]),
                }
            );
        }

        return records;
    }

    private bool IsAllowed(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps && policy.MailHosts.Find(address.IdnHost, BeijingTime.Today(time)) is not null;

    private async Task<(long? Item, CodedText? Reason)> Fetch(
        Uri address,
        int number,
        (MailMessageRecord Mail, Taxpayer Target) of,
        CancellationToken cancellation
    )
    {
        byte[] bytes;
        try
        {
            bytes = await client.Get(address, cancellation);
        }
        catch (ConnectorException failure)
        {
            return (null, failure.Failure is Failure.Incompatible ? MailTexts.LinkIsPage(address.IdnHost) : failure.Said);
        }

        using var content = new MemoryStream(bytes, writable: false);
        var outcome = await intake.Receive(of.Target, of.Mail.BatchId!.Value, NameOf(address, number), content, cancellation);
        return outcome.Succeeded(out var taken) ? (taken.ItemId, null)
            : outcome.Refusal!.Kind is RefusalKind.StorageFull ? throw DiskFull.Exception()
            : (null, outcome.Refusal.Text);
    }

    // What the file is its bytes say; the name only tells people where it came from.
    private static string NameOf(Uri address, int number)
    {
        var ending = Path.GetExtension(address.AbsolutePath).ToLowerInvariant();
        var known = ending is ".pdf" or ".ofd" or ".xml" or ".zip" ? ending : "";
        return string.Create(CultureInfo.InvariantCulture, $"{address.IdnHost} 下载{number}{known}");
    }
}
