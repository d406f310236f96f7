using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Text;
using Piaoheng.Formats.Workbooks;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Trace;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Bureau;

/// <summary>税局轨迹: every state in which the bureau's lists have shown an invoice, what changed, and its use for deduction.</summary>
internal sealed class BureauTrace(Database db, IKeySearch search) : ITraceSource
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    private sealed record State(int Version, DateTimeOffset ReadAt, long ItemId, Reading Reading);

    public async Task<IReadOnlyList<TraceEvent>> Read(
        long taxpayerId,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellation
    )
    {
        var hits = await search.Find([taxpayerId], keys, cancellation);
        long[] ids = [.. hits.Where(hit => hit.Side == Side.Theirs).Select(hit => hit.InvoiceId).Distinct()];
        var rows = await db.Rows<BureauRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && EF.Parameter(ids).Contains(row.RecordId))
            .ToListAsync(cancellation);
        var history = await db.Rows<BureauHistoryRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && EF.Parameter(ids).Contains(row.RecordId))
            .ToListAsync(cancellation);
        return
        [
            .. rows.SelectMany(row =>
                Events([
                    .. history
                        .Where(old => old.RecordId == row.RecordId)
                        .Select(old => new State(old.Version, old.ReadAt, old.ItemId, ReadingCodec.Read(old.Body)))
                        .Append(new State(row.Version, row.ReadAt, row.ItemId, ReadingCodec.Read(row.Rest)))
                        .OrderBy(state => state.Version),
                ])
            ),
        ];
    }

    private static IEnumerable<TraceEvent> Events(List<State> states)
    {
        foreach (var (place, state) in states.Index())
        {
            var before = place == 0 ? null : states[place - 1];
            var isLocked = state.Reading.Status.Red == RedState.Locked && before?.Reading.Status.Red != RedState.Locked;
            yield return new TraceEvent
            {
                At = state.ReadAt,
                IsBureaus = true,
                Says = before is null ? First(state.Reading) : Changed(before.Reading, state.Reading),
                Source = state.Reading.Part ?? "",
                Link = "bureau?q=" + Uri.EscapeDataString(state.Reading.InvoiceNumber ?? ""),
                ListId = state.ItemId,
                Countdown =
                    isLocked && states[^1].Reading.Status.Red == RedState.Locked ? Core.Policy.Countdown.RedConfirmation : null,
            };
        }

        foreach (var each in Deduction(states[^1]))
        {
            yield return each;
        }
    }

    private static CodedText First(Reading reading) =>
        new("TRC-LISTED", "税局清单首次载有，{state}", ("state", StateWord(reading.Status)));

    private static CodedText Changed(Reading before, Reading after) =>
        before.Status != after.Status
            ? new CodedText(
                "TRC-STATE",
                "税局状态由{before}变为{after}",
                ("before", StateWord(before.Status)),
                ("after", StateWord(after.Status))
            )
            : new CodedText("TRC-RELISTED", "税局清单再次载有，内容有更新，{state}", ("state", StateWord(after.Status)));

    private static string StateWord(InvoiceStatus status)
    {
        var word = InvoiceWords.Face(status.Void, status.Red, status.Risk, isRed: false).Word;
        return status.Text is { Length: > 0 } text && text != word ? Say.It($"{word}（{text}）") : word;
    }

    private static IEnumerable<TraceEvent> Deduction(State state)
    {
        var extra = state.Reading.Extra;
        if (extra.TryGetValue(ExtraFields.SelectedAt, out var text) && PrintedDate.TryParse(text, out var day))
        {
            yield return Deduced(state, day, new CodedText("TRC-SELECTED", "抵扣勾选"));
        }

        if (extra.TryGetValue(ExtraFields.TaxPeriod, out var period) && period.Length > 0)
        {
            yield return new TraceEvent
            {
                At = state.ReadAt,
                IsBureaus = true,
                Says = new CodedText("TRC-CONFIRMED", "用途确认，所属期 {period}", ("period", period)),
                Source = state.Reading.Part ?? "",
                ListId = state.ItemId,
            };
        }
    }

    private static TraceEvent Deduced(State state, DateOnly day, CodedText says) =>
        new()
        {
            At = new DateTimeOffset(day, TimeOnly.MinValue, Beijing),
            IsDay = true,
            IsBureaus = true,
            Says = says,
            Source = state.Reading.Part ?? "",
            ListId = state.ItemId,
        };
}
