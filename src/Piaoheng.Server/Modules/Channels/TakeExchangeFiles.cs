using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Connectors;
using Piaoheng.Server.Modules.Intake.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>收取文件: takes what lies in the folders of 导出文件 and 发票文件夹 through the normal intake, as soon as it is there.</summary>
/// <remarks>
/// A file is put aside after its original and its row are durable; a kill in between costs an answer „已有“, never a file.
/// One that cannot be taken stays, is named at the channel, and keeps no other from being taken.
/// </remarks>
internal sealed class TakeExchangeFiles(ChannelBook book, ITaxpayers taxpayers, IFileIntake intake, Database db, AuditLog audit)
    : IScheduledCheck
{
    private static readonly List<string> Folders =
    [
        .. ConnectorCatalogue.All.Where(kind => kind.Capabilities.HasFlag(Capabilities.Files)).Select(kind => kind.Id),
    ];

    public async Task Check(CancellationToken cancellation)
    {
        var channels = await db.Rows<ChannelRecord>().Where(row => Folders.Contains(row.Connector)).ToListAsync(cancellation);
        foreach (var channel in channels)
        {
            await Take(channel, cancellation);
        }
    }

    /// <summary>Takes what lies in one folder.</summary>
    /// <returns>How many files were taken.</returns>
    internal async Task<int> Take(ChannelRecord channel, CancellationToken cancellation)
    {
        if (await taxpayers.Find(channel.TaxpayerId, cancellation) is not { } taxpayer)
        {
            return 0;
        }

        try
        {
            using var open = book.Open(channel, "收取文件");
            var connector = (IExchangesFiles)open.Connector;
            var files = (await connector.Look(cancellation)).Where(file => file.IsWhole).ToList();
            if (files.Count == 0)
            {
                return 0;
            }

            var (taken, failure) = await Take(taxpayer, connector, files, cancellation);
            await Note(channel, failure, cancellation);
            return taken;
        }
        catch (ConnectorException failure)
        {
            await Note(channel, failure, cancellation);
            return 0;
        }
    }

    private async Task<(int Taken, ConnectorException? Failure)> Take(
        Taxpayer taxpayer,
        IExchangesFiles connector,
        List<ExchangeFile> files,
        CancellationToken cancellation
    )
    {
        var (taken, failure) = (0, (ConnectorException?)null);
        long? batch = null;
        foreach (var file in files)
        {
            try
            {
                Outcome<TakenFile> received;
                await using (var content = await connector.Open(file, cancellation))
                {
                    batch ??= await intake.Begin(taxpayer, Actor.Program, cancellation);
                    received = await intake.Receive(taxpayer, batch.Value, file.Name, content, cancellation);
                }

                if (!received.Succeeded(out var safe))
                {
                    // It stays where it is: nothing of it is safe yet.
                    failure ??= new ConnectorException(Failure.Busy, received.Refusal!.Text);
                    continue;
                }

                taken += await connector.PutAside(file, cancellation) ? 1 : 0;
                await Log(taxpayer.TaxpayerId, connector.Id, file, safe.IsKnown, cancellation);
            }
            catch (ConnectorException cannot)
            {
                failure ??= cannot;
            }
        }

        return (taken, failure);
    }

    private async Task Log(long taxpayerId, string connector, ExchangeFile file, bool isKnown, CancellationToken cancellation)
    {
        await using var work = await UnitOfWork.Begin(db, taxpayerId, cancellation);
        await audit.Write(
            taxpayerId,
            Actor.Program,
            new AuditEvent(
                "exchange.take",
                $"channel:{connector}",
                ("file", file.Name),
                ("size", file.Size.ToString(CultureInfo.InvariantCulture)),
                ("outcome", isKnown ? "exists" : "received")
            ),
            cancellation
        );
        await work.Commit(cancellation);
    }

    /// <summary>Notes how it went; a failure that is noted already is not noted again every few seconds.</summary>
    private async Task Note(ChannelRecord channel, ConnectorException? failure, CancellationToken cancellation)
    {
        if (failure is not null && failure.Said.Render() == channel.Problem)
        {
            return;
        }

        await using var work = await UnitOfWork.Begin(db, channel.TaxpayerId, cancellation);
        await (
            failure is null
                ? book.Succeeded(channel.TaxpayerId, channel.Connector, cancellation)
                : book.Failed(channel.TaxpayerId, channel.Connector, failure, cancellation)
        );
        await work.Commit(cancellation);
    }
}
