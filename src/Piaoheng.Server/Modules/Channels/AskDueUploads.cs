using Piaoheng.Core.Policy;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Time;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>定时查询上传结果: while the bureau still answers for the 受理流水号.</summary>
internal sealed class AskDueUploads(
    UploadLedger ledger,
    ITaxpayers taxpayers,
    AskUploads ask,
    PolicyPack policy,
    TimeProvider time
) : IScheduledCheck
{
    public async Task Check(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (policy.Gateways.At("leqi", BeijingTime.DayOf(now))?.UploadAskMinutes is not { } minutes)
        {
            return;
        }

        foreach (var taxpayerId in await ledger.Waiting(now.AddMinutes(-minutes), cancellation))
        {
            // What the bureau refuses stands at the channel; here there is nobody to tell.
            if (await taxpayers.Find(taxpayerId, cancellation) is { } taxpayer)
            {
                await ask.Ask(taxpayer.Number, Actor.Program, cancellation);
            }
        }
    }
}
