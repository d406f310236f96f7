namespace Piaoheng.Server.Platform.Trace;

/// <summary>轨迹来源: what one module knows of the life of an invoice. Registered by the module; nothing else needs to know of it.</summary>
public interface ITraceSource
{
    /// <summary>Its events, in any order.</summary>
    /// <param name="taxpayerId">本单位.</param>
    /// <param name="keys">Every identity key of the invoice.</param>
    /// <param name="cancellation">Stops the search.</param>
    Task<IReadOnlyList<TraceEvent>> Read(long taxpayerId, IReadOnlyCollection<string> keys, CancellationToken cancellation);
}

/// <summary>原始应答: what a received list or a slice of a sync came as.</summary>
public interface ITraceLists
{
    /// <summary>Those of the ids that it knows.</summary>
    Task<IReadOnlyDictionary<long, TraceList>> Find(
        long taxpayerId,
        IReadOnlyCollection<long> listIds,
        CancellationToken cancellation
    );
}

/// <summary>A received list.</summary>
/// <param name="Name">File, or connector and days.</param>
/// <param name="Proofs">Its bytes, as received.</param>
public sealed record TraceList(string Name, IReadOnlyList<TraceProof> Proofs);
