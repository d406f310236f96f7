using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Platform.Audit;

/// <summary>操作日志: appends entries in the transaction of what they tell of.</summary>
public sealed class AuditLog(Database db, TimeProvider time)
{
    /// <summary>The installation's own log, beside one for each taxpayer.</summary>
    public const long Installation = 0;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Appends one entry.</summary>
    public Task Write(long taxpayerId, Actor actor, AuditEvent entry, CancellationToken cancellation) =>
        Write(taxpayerId, actor, [entry], cancellation);

    /// <summary>Appends entries in their order.</summary>
    public async Task Write(long taxpayerId, Actor actor, IReadOnlyList<AuditEvent> entries, CancellationToken cancellation)
    {
        if (entries.Count == 0)
        {
            return;
        }

        db.RequireTransaction();

        // The row lock that this takes makes the numbers gap-free: they become visible in the order in which they were drawn.
        var last = await db
            .Database.SqlQuery<long>(
                $"update audit_log set last_seq = last_seq + {entries.Count} where taxpayer_id = {taxpayerId} returning last_seq as \"Value\""
            )
            .ToListAsync(cancellation);
        var seq = last.Single() - entries.Count;
        var now = time.GetUtcNow();
        await db.AddMany(
            [
                .. entries.Select(
                    (entry, index) =>
                        new AuditEntryRecord
                        {
                            TaxpayerId = taxpayerId,
                            Seq = seq + index + 1,
                            At = now,
                            Actor = actor.Name,
                            Action = entry.Action,
                            Subject = entry.Subject,
                            Detail = Detail(entry.Detail),
                        }
                ),
            ],
            cancellation
        );
    }

    /// <summary>Opens the log of a new taxpayer.</summary>
    public async Task Open(long taxpayerId, CancellationToken cancellation) =>
        await db.AddMany([new AuditLogRecord { TaxpayerId = taxpayerId, LastSeq = 0 }], cancellation);

    /// <summary>Number of the last entry. As every change writes one, what was computed before holds as long as this stays the same.</summary>
    public Task<long> LastSeq(long taxpayerId, CancellationToken cancellation) =>
        db.Rows<AuditLogRecord>().Where(log => log.TaxpayerId == taxpayerId).Select(log => log.LastSeq).FirstAsync(cancellation);

    /// <summary>The entries about one thing, oldest first.</summary>
    public Task<List<AuditEntryRecord>> About(long taxpayerId, string subject, CancellationToken cancellation) =>
        db.Rows<AuditEntryRecord>()
            .Where(entry => entry.TaxpayerId == taxpayerId && entry.Subject == subject)
            // As the index of the subjects has them: by the number alone, SQLite reads the whole log along its key.
            .OrderBy(entry => entry.Subject)
            .ThenBy(entry => entry.Seq)
            .ToListAsync(cancellation);

    private static string Detail((string Name, string Value)[] detail) =>
        JsonSerializer.Serialize(
            new SortedDictionary<string, string>(
                detail.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal),
                StringComparer.Ordinal
            ),
            Json
        );
}
