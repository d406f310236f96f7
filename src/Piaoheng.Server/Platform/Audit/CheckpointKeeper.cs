using Microsoft.EntityFrameworkCore;
using Piaoheng.AuditVerifier;
using Piaoheng.Core.Audit;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Home;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Secrets;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Platform.Audit;

/// <summary>制作检查点: takes the new entries of every log into its tree, signs all roots and writes them outside the database.</summary>
public sealed class CheckpointKeeper(Database db, HomeFolder home, TimeProvider time)
{
    private const string SecretName = "audit";
    private const string Seed = "seed";
    private const string SignerName = "piaoheng-audit";

    private static readonly RefusalText Shrunk = new(
        "AUD-20",
        "操作日志比第 {checkpoint} 号检查点时更短，没有制作新的检查点；请运行 piaoheng audit verify 查明原因"
    );

    /// <summary>Where the checkpoints are.</summary>
    public CheckpointFolder Folder { get; } = new(home.Checkpoints);

    /// <summary>The installation's key, made on its first use.</summary>
    public SigningKey Key()
    {
        var secrets = new SecretFiles(home);
        if (!secrets.Read(SecretName).TryGetValue(Seed, out var seed))
        {
            seed = Convert.ToBase64String(SigningKey.NewSeed());
            secrets.Write(SecretName, new Dictionary<string, string>(StringComparer.Ordinal) { [Seed] = seed });
        }

        return new SigningKey(SignerName, Convert.FromBase64String(seed));
    }

    /// <summary>Makes a checkpoint where a log has grown since the last.</summary>
    /// <returns>The latest checkpoint, new or not.</returns>
    public async Task<Outcome<LatestCheckpoint>> Make(CancellationToken cancellation)
    {
        Directory.CreateDirectory(Folder.Path);
        await using var turn = await Turn(cancellation);
        var key = Key();
        if (Folder.Key != key.Verifier)
        {
            Folder.Leave(key.Verifier);
        }

        var last = Folder.Last();
        var before = last?.Open(key.Verifier);
        var trees = await Grown(cancellation);
        if (before is not null && before.Logs.Any(old => !trees.TryGetValue(old.Log, out var tree) || tree.Size < old.Size))
        {
            return Refusal.WrongState(
                Shrunk,
                ("checkpoint", before.Number.ToString(System.Globalization.CultureInfo.InvariantCulture))
            );
        }

        LogRoot[] roots =
        [
            .. trees.Select(tree => new LogRoot(tree.Key, tree.Value.Size, Convert.ToBase64String(tree.Value.Root))),
        ];
        if (before is not null && before.Logs.SequenceEqual(roots))
        {
            await Note(before, last!, new SortedDictionary<long, MerkleFrontier>(), cancellation);
            return new LatestCheckpoint(before, IsNew: false);
        }

        var checkpoint = new Checkpoint((before?.Number ?? 0) + 1, time.GetUtcNow(), last?.Sha256(), roots);
        var file = Folder.Add(checkpoint, SignedNote.Sign(checkpoint.ToText(), key), DurableFolder.Sync);
        await Note(checkpoint, file, trees, cancellation);
        return new LatestCheckpoint(checkpoint, IsNew: true);
    }

    /// <summary>Waits until no other process makes one.</summary>
    private async Task<FileStream> Turn(CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return new FileStream(
                    Path.Combine(Folder.Path, "checkpoint.lock"),
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None
                );
            }
            catch (IOException exception) when (exception is not (DirectoryNotFoundException or FileNotFoundException))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), time, cancellation);
            }
        }
    }

    /// <summary>The trees of all logs with what was logged since the last checkpoint.</summary>
    /// <remarks>Without a transaction: entries never change, and whoever sees the length of a log sees its entries too.</remarks>
    private async Task<SortedDictionary<long, MerkleFrontier>> Grown(CancellationToken cancellation)
    {
        var known = await db.Rows<AuditTreeRecord>().ToDictionaryAsync(tree => tree.TaxpayerId, cancellation);
        var trees = new SortedDictionary<long, MerkleFrontier>();
        foreach (var log in await db.Rows<AuditLogRecord>().ToListAsync(cancellation))
        {
            var tree = known.TryGetValue(log.TaxpayerId, out var kept)
                ? MerkleFrontier.Parse(kept.TreeSize, kept.Peaks)
                : new MerkleFrontier();
            if (tree.Size < log.LastSeq)
            {
                await TakeIn(tree, log, cancellation);
            }
            else if (tree.Size > log.LastSeq)
            {
                // Rolled back; the length tells, whatever the tree remembers.
                tree = new MerkleFrontier();
            }

            trees[log.TaxpayerId] = tree;
        }

        return trees;
    }

    private async Task TakeIn(MerkleFrontier tree, AuditLogRecord log, CancellationToken cancellation)
    {
        var size = tree.Size;
        var entries = db.Rows<AuditEntryRecord>()
            .Where(entry => entry.TaxpayerId == log.TaxpayerId && entry.Seq > size && entry.Seq <= log.LastSeq)
            .OrderBy(entry => entry.TaxpayerId)
            .ThenBy(entry => entry.Seq)
            .AsAsyncEnumerable();
        await foreach (var entry in entries.WithCancellation(cancellation))
        {
            tree.Append(
                new AuditEntry(
                    entry.TaxpayerId,
                    entry.Seq,
                    entry.At.ToUnixTimeMilliseconds(),
                    entry.Actor,
                    entry.Action,
                    entry.Subject,
                    entry.Detail
                ).LeafHash()
            );
        }
    }

    /// <summary>Notes a checkpoint and its trees in the database; once more for one whose process ended before it could.</summary>
    private async Task Note(
        Checkpoint checkpoint,
        CheckpointFile file,
        SortedDictionary<long, MerkleFrontier> trees,
        CancellationToken cancellation
    )
    {
        await using var work = await UnitOfWork.Begin(db, AuditLog.Installation, cancellation);
        foreach (var (log, tree) in trees)
        {
            var (size, peaks) = (tree.Size, tree.Peaks);
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into audit_tree (taxpayer_id, tree_size, peaks) values ({log}, {size}, {peaks})
                on conflict (taxpayer_id) do update set tree_size = excluded.tree_size, peaks = excluded.peaks
                """,
                cancellation
            );
        }

        var (number, at, sha256) = (checkpoint.Number, checkpoint.At.ToUnixTimeMilliseconds(), file.Sha256());
        await db.Database.ExecuteSqlAsync(
            $"insert into audit_checkpoint (checkpoint_no, at, sha256) values ({number}, {at}, {sha256}) on conflict (checkpoint_no) do nothing",
            cancellation
        );
        await work.Commit(cancellation);
    }
}

/// <summary>The latest checkpoint.</summary>
/// <param name="Checkpoint">Which.</param>
/// <param name="IsNew">Whether it was made just now.</param>
public sealed record LatestCheckpoint(Checkpoint Checkpoint, bool IsNew);
