using Microsoft.EntityFrameworkCore;
using Piaoheng.Connectors;
using Piaoheng.Connectors.Verification;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>查验记录 in the database: what was answered, and how often was asked.</summary>
internal sealed class StoredVerifiedAnswers(Database db) : IVerifiedAnswers
{
    public async Task<KeptAnswer?> Find(string gateway, string question, CancellationToken cancellation) =>
        await db.Rows<VerificationAnswerRecord>()
            .SingleOrDefaultAsync(row => row.Gateway == gateway && row.Question == question, cancellation)
            is { } row
            ? new KeptAnswer(
                row.Day,
                new VerificationAnswer(
                    Enum.Parse<VerificationOutcome>(row.Outcome),
                    row.Face is null ? null : ReadingCodec.Read(row.Face),
                    row.BureauCode,
                    ReadingCodec.ReadTexts(row.Said)[0],
                    row.At,
                    IsKept: true,
                    row.RawSha256
                )
            )
            : null;

    // Before the call, in a transaction of its own: a call that was begun counts, whatever becomes of it.
    public async Task<int> Count(string gateway, string invoice, DateOnly day, CancellationToken cancellation)
    {
        await using var work = await UnitOfWork.Begin(db, AuditLog.Installation, cancellation);
        var calls = await Of(gateway, invoice, day).Select(row => row.Calls).SingleOrDefaultAsync(cancellation) + 1;
        await Of(gateway, invoice, day).ExecuteDeleteAsync(cancellation);
        await db.AddMany(
            [
                new VerificationCountRecord
                {
                    Gateway = gateway,
                    Invoice = invoice,
                    Day = day,
                    Calls = calls,
                },
            ],
            cancellation
        );
        await work.Commit(cancellation);
        return calls;
    }

    public async Task Keep(string gateway, string question, KeptAnswer answer, CancellationToken cancellation)
    {
        await using var work = await UnitOfWork.Begin(db, AuditLog.Installation, cancellation);
        await db.Set<VerificationAnswerRecord>()
            .Where(row => row.Gateway == gateway && row.Question == question)
            .ExecuteDeleteAsync(cancellation);
        await db.AddMany(
            [
                new VerificationAnswerRecord
                {
                    Gateway = gateway,
                    Question = question,
                    Day = answer.Day,
                    Outcome = answer.Answer.Outcome.ToString(),
                    BureauCode = answer.Answer.BureauCode,
                    Said = ReadingCodec.WriteTexts([answer.Answer.Text]),
                    Face = answer.Answer.Invoice is { } face ? ReadingCodec.Write(face) : null,
                    At = answer.Answer.At,
                    RawSha256 = answer.Answer.RawSha256,
                },
            ],
            cancellation
        );
        await work.Commit(cancellation);
    }

    private IQueryable<VerificationCountRecord> Of(string gateway, string invoice, DateOnly day) =>
        db.Set<VerificationCountRecord>().Where(row => row.Gateway == gateway && row.Invoice == invoice && row.Day == day);
}
