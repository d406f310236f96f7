namespace Piaoheng.Bench.Join;

/// <summary>What an engine found. All engines must find the same.</summary>
/// <param name="Matched">Pairs of rows with one number of one taxpayer; a row that they list twice makes two.</param>
/// <param name="OnlyOurs">Rows that only we have.</param>
/// <param name="OnlyTheirs">Rows that only they have.</param>
/// <param name="Amount">Pairs that differ in amount or tax.</param>
/// <param name="Status">… in status.</param>
/// <param name="Parties">… in seller or buyer.</param>
/// <param name="Period">… in period.</param>
internal sealed record JoinCounts(
    long Matched,
    long OnlyOurs,
    long OnlyTheirs,
    long Amount,
    long Status,
    long Parties,
    long Period
);

/// <summary>Result of one engine, handed from its process to the one that compares.</summary>
/// <param name="Counts">What it found.</param>
/// <param name="CpuSeconds">Least processor time of its runs.</param>
/// <param name="WallSeconds">Time by the clock of that run.</param>
/// <param name="PeakMebibytes">Most memory of the process, loading included.</param>
internal sealed record JoinResult(JoinCounts Counts, double CpuSeconds, double WallSeconds, long PeakMebibytes);
