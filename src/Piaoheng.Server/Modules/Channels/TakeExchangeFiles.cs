using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Connectors;
using Piaoheng.Connectors.FileExchange;
using Piaoheng.Server.Modules.Intake.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>收取导出文件: takes what lies in the exchange folders through the normal intake, as soon as it is there.</summary>
/// <remarks>A file is put aside after its original and its row are durable; a kill in between costs an answer „已有“, never a file.</remarks>
internal sealed class TakeExchangeFiles(ChannelBook book, ITaxpayers taxpayers, IFileIntake intake, Database db, AuditLog audit)
    : IScheduledCheck
{
    public async Task Check(CancellationToken cancellation)
    {
        var channels = await db.Rows<ChannelRecord>()
            .Where(row => row.Connector == FileExchangeKind.KindId)
            .ToListAsync(cancellation);
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
            return files.Count == 0 ? 0 : await Take(taxpayer, connector, files, cancellation);
        }
        catch (ConnectorException failure)
        {
            if (failure.Said.Render() != channel.Problem)
            {
                await Note(channel, failure, cancellation);
            }

            return 0;
        }
    }

    private async Task<int> Take(
        Taxpayer taxpayer,
        IExchangesFiles connector,
        List<ExchangeFile> files,
        CancellationToken cancellation
    )
    {
        var batch = await intake.Begin(taxpayer, Actor.Program, cancellation);
        foreach (var file in files)
        {
            bool isKnown;
            await using (var content = await connector.Open(file, cancellation))
            {
                var received = await intake.Receive(taxpayer, batch, file.Name, content, cancellation);
                if (!received.Succeeded(out var taken))
                {
                    // It stays where it is: nothing of it is safe yet.
                    throw new ConnectorException(Failure.Busy, received.Refusal!.Text);
                }

                isKnown = taken.IsKnown;
            }

            await connector.PutAside(file, cancellation);
            await Note(taxpayer.TaxpayerId, file, isKnown, cancellation);
        }

        return files.Count;
    }

    private async Task Note(long taxpayerId, ExchangeFile file, bool isKnown, CancellationToken cancellation)
    {
        await using var work = await UnitOfWork.Begin(db, taxpayerId, cancellation);
        await book.Succeeded(taxpayerId, FileExchangeKind.KindId, cancellation);
        await audit.Write(
            taxpayerId,
            Actor.Program,
            new AuditEvent(
                "exchange.take",
                $"channel:{FileExchangeKind.KindId}",
                ("file", file.Name),
                ("size", file.Size.ToString(CultureInfo.InvariantCulture)),
                ("outcome", isKnown ? "exists" : "received")
            ),
            cancellation
        );
        await work.Commit(cancellation);
    }

    private async Task Note(ChannelRecord channel, ConnectorException failure, CancellationToken cancellation)
    {
        await using var work = await UnitOfWork.Begin(db, channel.TaxpayerId, cancellation);
        await book.Failed(channel.TaxpayerId, channel.Connector, failure, cancellation);
        await work.Commit(cancellation);
    }
}
