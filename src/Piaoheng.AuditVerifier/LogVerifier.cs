using System.Data.Common;
using Piaoheng.Core.Text;

namespace Piaoheng.AuditVerifier;

/// <summary>核验操作日志: reads every row of the logs and holds them to the signed checkpoints.</summary>
/// <remarks>Apart from the program that writes the logs: it knows the form of a leaf and of a checkpoint, and no code of the storage.</remarks>
/// <param name="connection">An open connection to the database.</param>
/// <param name="folder">The checkpoints.</param>
/// <param name="key">The public key that is trusted.</param>
public sealed class LogVerifier(DbConnection connection, CheckpointFolder folder, VerifierKey key)
{
    private readonly List<CodedText> _faults = [];

    /// <summary>Reads all and tells what does not fit.</summary>
    public async Task<AuditReport> Verify(CancellationToken cancellation)
    {
        // The files first: whatever they tell of was in the database before them.
        var checkpoints = Open(folder.All());
        var rows = new AuditRows(connection);
        foreach (var (number, sha256) in await rows.Noted(cancellation))
        {
            if (!checkpoints.Exists(known => known.Checkpoint.Number == number && known.Sha256 == sha256))
            {
                _faults.Add(AuditFaults.LostCheckpoint(number));
            }
        }

        var lengths = await rows.Lengths(cancellation);
        var logs = await Follow(rows, [.. checkpoints.Select(known => known.Checkpoint)], cancellation);
        foreach (var (log, check) in logs)
        {
            if (!lengths.TryGetValue(log, out var said))
            {
                _faults.Add(AuditFaults.Unknown(AuditFaults.Name(log)));
            }
            else if (said != check.Count)
            {
                _faults.Add(AuditFaults.WrongLength(AuditFaults.Name(log), said, check.Count));
            }
        }

        foreach (var (log, said) in lengths.Where(log => log.Value != 0 && !logs.ContainsKey(log.Key)))
        {
            _faults.Add(AuditFaults.WrongLength(AuditFaults.Name(log), said, 0));
        }

        return new AuditReport(
            lengths.Count,
            logs.Values.Sum(check => check.Count),
            checkpoints.Count,
            checkpoints.Count == 0 ? null : checkpoints[^1].Checkpoint,
            logs.Values.Sum(check => Math.Max(0, check.Count - check.Signed)),
            _faults
        );
    }

    private async Task<SortedDictionary<long, LogCheck>> Follow(
        AuditRows rows,
        IReadOnlyList<Checkpoint> checkpoints,
        CancellationToken cancellation
    )
    {
        var signed = checkpoints
            .SelectMany(checkpoint => checkpoint.Logs.Select(root => (checkpoint.Number, Root: root)))
            .GroupBy(known => known.Root.Log)
            .ToDictionary(group => group.Key, group => group.Select(known => (known.Number, known.Root)).ToList());
        var checks = new SortedDictionary<long, LogCheck>();
        foreach (var log in signed.Keys)
        {
            checks[log] = new LogCheck(log, signed[log]);
        }

        var (at, last) = (0L, 0L);
        try
        {
            await foreach (var entry in rows.Entries(cancellation))
            {
                (at, last) = (entry.Log, entry.Seq);
                if (!checks.TryGetValue(entry.Log, out var check))
                {
                    checks[entry.Log] = check = new LogCheck(entry.Log, []);
                }

                check.Take(entry);
            }
        }
        catch (Exception exception) when (exception is InvalidCastException or InvalidOperationException or FormatException)
        {
            // A value that is no number or text where one must stand: nobody who goes through the program can have put it there.
            _faults.Add(AuditFaults.Unreadable(AuditFaults.Name(at), last));
        }

        foreach (var check in checks.Values)
        {
            check.End();
            _faults.AddRange(check.Faults);
        }

        return checks;
    }

    /// <summary>Opens the files; each must be signed, and follow the one before.</summary>
    private List<(Checkpoint Checkpoint, string Sha256)> Open(IReadOnlyList<CheckpointFile> files)
    {
        var opened = new List<(Checkpoint Checkpoint, string Sha256)>();
        (long Number, string Sha256)? before = (0, "");
        foreach (var file in files)
        {
            var sha256 = file.Sha256();
            if (file.Open(key) is not { } checkpoint)
            {
                _faults.Add(AuditFaults.BadSignature(file.Name));
                before = null;
                continue;
            }

            // Behind a file that cannot be opened nothing can be said of the chain; the file itself is the fault.
            if (before is { } known && !Follows(checkpoint, known, opened))
            {
                _faults.Add(AuditFaults.BrokenChain(file.Name));
            }

            before = (checkpoint.Number, sha256);
            opened.Add((checkpoint, sha256));
        }

        return opened;
    }

    private static bool Follows(
        Checkpoint checkpoint,
        (long Number, string Sha256) before,
        List<(Checkpoint Checkpoint, string Sha256)> opened
    ) =>
        checkpoint.Number == before.Number + 1
        && string.Equals(checkpoint.Previous ?? "", before.Sha256, StringComparison.Ordinal)
        // A log that was signed once stays in every later checkpoint, and never grows shorter.
        && (
            opened.Count == 0
            || opened[^1].Checkpoint.Logs.All(old => checkpoint.Logs.Any(log => log.Log == old.Log && log.Size >= old.Size))
        );
}
