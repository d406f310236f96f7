using System.Globalization;

namespace Piaoheng.Connectors.Verification;

/// <summary>查验记录: kept answers and counted calls. The bureau allows few calls for one invoice, so they outlive the program where it keeps them.</summary>
public interface IVerifiedAnswers
{
    /// <summary>The latest kept answer to a question; null when it was never answered.</summary>
    /// <param name="gateway">Gateway.</param>
    /// <param name="question">Fingerprint of all that was asked.</param>
    /// <param name="cancellation">Stops the search.</param>
    Task<KeptAnswer?> Find(string gateway, string question, CancellationToken cancellation);

    /// <summary>Counts a call for an invoice on a day, before it is made.</summary>
    /// <returns>How many it are with this one.</returns>
    Task<int> Count(string gateway, string invoice, DateOnly day, CancellationToken cancellation);

    /// <summary>Keeps an answer.</summary>
    Task Keep(string gateway, string question, KeptAnswer answer, CancellationToken cancellation);
}

/// <summary>A kept answer.</summary>
/// <param name="Day">Beijing day on which it was given.</param>
/// <param name="Answer">The answer.</param>
public sealed record KeptAnswer(DateOnly Day, VerificationAnswer Answer);

/// <summary>Kept in memory: for one run of a command.</summary>
public sealed class MemoryVerifiedAnswers : IVerifiedAnswers
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, KeptAnswer> _answers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _calls = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public Task<KeptAnswer?> Find(string gateway, string question, CancellationToken cancellation)
    {
        lock (_gate)
        {
            return Task.FromResult(_answers.GetValueOrDefault($"{gateway}/{question}"));
        }
    }

    /// <inheritdoc />
    public Task<int> Count(string gateway, string invoice, DateOnly day, CancellationToken cancellation)
    {
        lock (_gate)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{gateway}/{invoice}/{day:yyyyMMdd}");
            return Task.FromResult(_calls[key] = _calls.GetValueOrDefault(key) + 1);
        }
    }

    /// <inheritdoc />
    public Task Keep(string gateway, string question, KeptAnswer answer, CancellationToken cancellation)
    {
        lock (_gate)
        {
            _answers[$"{gateway}/{question}"] = answer;
        }

        return Task.CompletedTask;
    }
}
