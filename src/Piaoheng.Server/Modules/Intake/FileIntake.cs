using Piaoheng.Server.Modules.Intake.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Outcomes;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>Receives files for other modules.</summary>
internal sealed class FileIntake(ReceiveFile receive) : IFileIntake
{
    public async Task<long> Begin(Taxpayer taxpayer, Actor actor, CancellationToken cancellation) =>
        (await receive.Begin(taxpayer, side: null, actor, cancellation)).BatchId;

    public async Task<Outcome<TakenFile>> Receive(
        Taxpayer taxpayer,
        long batchId,
        string fileName,
        Stream content,
        CancellationToken cancellation
    )
    {
        // Work that was interrupted brings its files again, into the same import.
        var batch = new ReceiveFile.Batch(taxpayer, batchId, Side: null, Actor.Program) { IsRepeatable = true };
        var outcome = await receive.Receive(batch, fileName, content, cancellation);
        return outcome.Succeeded(out var received)
            ? new TakenFile(received.ItemId, received.Outcome == IntakeOutcome.Exists)
            : outcome.Refusal!;
    }
}
