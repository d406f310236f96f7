using Piaoheng.Core.Diagnosis;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Platform.Trace;

namespace Piaoheng.Server.Modules.Trace;

/// <summary>Finds the life of the invoice that a number names, in whichever of its forms.</summary>
internal sealed class FindTrace(IKeySearch search, TraceReader reader)
{
    /// <summary>The events, oldest first; empty when nothing is known under the number.</summary>
    public async Task<IReadOnlyList<TraceEvent>> Find(long taxpayerId, string? number, CancellationToken cancellation)
    {
        var digits = QueryText.Digits(number) ?? "";
        if (digits.Length < DiagnosisQuery.WholeFrom)
        {
            return [];
        }

        var hits = await search.Find([taxpayerId], [digits], cancellation);
        var all =
            hits.Count == 0 ? [] : await search.Of(taxpayerId, [.. hits.Select(hit => hit.InvoiceId).Distinct()], cancellation);
        return await reader.Read(taxpayerId, [digits, .. all.Select(hit => hit.Key)], cancellation);
    }
}
