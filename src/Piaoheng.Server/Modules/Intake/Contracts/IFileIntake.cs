using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Outcomes;

namespace Piaoheng.Server.Modules.Intake.Contracts;

/// <summary>收文件 for other modules: the same way in as the page and the command.</summary>
public interface IFileIntake
{
    /// <summary>Begins an import.</summary>
    /// <returns>Its id.</returns>
    Task<long> Begin(Taxpayer taxpayer, Actor actor, CancellationToken cancellation);

    /// <summary>Receives one file. When this returns without a refusal, original and row are durable.</summary>
    /// <remarks>The same bytes under the same name into the same import give the item that they have.</remarks>
    Task<Outcome<TakenFile>> Receive(
        Taxpayer taxpayer,
        long batchId,
        string fileName,
        Stream content,
        CancellationToken cancellation
    );
}

/// <summary>A file that was received.</summary>
/// <param name="ItemId">Its item.</param>
/// <param name="IsKnown">Whether the same bytes were received before; the item says when and under which name.</param>
public sealed record TakenFile(long ItemId, bool IsKnown);
