using System.Globalization;
using System.Text;

namespace Piaoheng.AuditVerifier;

/// <summary>检查点: how long each log was at a moment, and the root of its tree.</summary>
/// <param name="Number">1, 2, 3 … without gaps.</param>
/// <param name="At">When it was made.</param>
/// <param name="Previous">SHA-256 of the file of the checkpoint before; null for the first.</param>
/// <param name="Logs">All logs, by their number.</param>
public sealed record Checkpoint(long Number, DateTimeOffset At, string? Previous, IReadOnlyList<LogRoot> Logs)
{
    private const string Form = "piaoheng audit checkpoint 1";
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>The text that is signed.</summary>
    public string ToText()
    {
        var text = new StringBuilder().Append(Form).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"number {Number}\n");
        text.Append(CultureInfo.InvariantCulture, $"at {At.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture)}\n");
        text.Append(CultureInfo.InvariantCulture, $"previous {Previous ?? "-"}\n");
        foreach (var log in Logs)
        {
            text.Append(CultureInfo.InvariantCulture, $"log {log.Log} {log.Size} {log.Root}\n");
        }

        return text.ToString();
    }

    /// <summary>Reads a text back; null when it is no checkpoint.</summary>
    public static Checkpoint? Parse(string text)
    {
        var lines = text.Split('\n');
        if (
            lines is not [Form, var number, var at, var previous, ..]
            || !long.TryParse(After(number, "number "), NumberStyles.None, CultureInfo.InvariantCulture, out var no)
            || !DateTimeOffset.TryParseExact(
                After(at, "at "),
                Instant,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var moment
            )
            || After(previous, "previous ") is not { } before
        )
        {
            return null;
        }

        var logs = new List<LogRoot>();
        foreach (var line in lines[4..].Where(line => line.Length > 0))
        {
            if (LogRoot.Parse(line) is not { } log)
            {
                return null;
            }

            logs.Add(log);
        }

        return new Checkpoint(no, moment, before == "-" ? null : before, logs);
    }

    private static string? After(string line, string word) =>
        line.StartsWith(word, StringComparison.Ordinal) ? line[word.Length..] : null;
}

/// <summary>One log in a checkpoint.</summary>
/// <param name="Log">Taxpayer; 0 = the installation's own log.</param>
/// <param name="Size">Its entries.</param>
/// <param name="Root">Root of its tree, in Base64.</param>
public sealed record LogRoot(long Log, long Size, string Root)
{
    internal static LogRoot? Parse(string line) =>
        line.Split(' ') is ["log", var log, var size, var root]
        && long.TryParse(log, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var entries)
            ? new LogRoot(number, entries, root)
            : null;
}
