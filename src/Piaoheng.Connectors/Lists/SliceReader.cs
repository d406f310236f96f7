using Piaoheng.Core.Invoices;

namespace Piaoheng.Connectors.Lists;

/// <summary>读一段清单: asks, waits, fetches all parts, and believes the rows only when everything agrees.</summary>
/// <remarks>
/// The list moves while it is read: when the stated total changes between parts, a number repeats, or the rows do not add up to
/// what is stated, all of it is thrown away and read again from the first part.
/// </remarks>
public sealed class SliceReader(IListsInvoices connector, TimeProvider time)
{
    /// <summary>How often a slice that moves is read again.</summary>
    public const int Restarts = 3;

    /// <summary>How often a job that failed is asked for again: the last attempt is never burnt.</summary>
    public const int AsksAgain = 2;

    /// <summary>How long is waited between two looks at a pending job.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Looks at a pending job after which it counts as stuck.</summary>
    public int Patience { get; init; } = 60;

    /// <summary>Reads a window.</summary>
    /// <param name="window">The window.</param>
    /// <param name="knownTicket">流水号 of a job that an earlier attempt had begun; null = ask anew.</param>
    /// <param name="onTicket">Told of a new 流水号 before anything is fetched, so that it survives a kill.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="ConnectorException">It could not be read.</exception>
    public async Task<Slice> Read(
        ListWindow window,
        string? knownTicket,
        Func<string, Task> onTicket,
        CancellationToken cancellation
    )
    {
        var raws = new List<RawAnswer>();
        for (var asked = 0; ; asked++)
        {
            if (knownTicket is null)
            {
                var ticket = await connector.Ask(window, cancellation);
                raws.Add(ticket.Raw);
                if (ticket.State != ListTicketState.Accepted)
                {
                    return new Slice(
                        window,
                        ticket.State == ListTicketState.Empty ? SliceState.Read : SliceState.TooMany,
                        [],
                        ListTotals.None,
                        raws
                    );
                }

                knownTicket = ticket.Number;
                await onTicket(knownTicket);
            }

            if (await ReadJob(window, knownTicket, raws, mayAskAgain: asked < AsksAgain, cancellation) is { } slice)
            {
                return slice;
            }

            knownTicket = null;
        }
    }

    /// <summary>The slice; null when the job failed and may be asked for again.</summary>
    private async Task<Slice?> ReadJob(
        ListWindow window,
        string ticket,
        List<RawAnswer> raws,
        bool mayAskAgain,
        CancellationToken cancellation
    )
    {
        for (var attempt = 0; attempt <= Restarts; attempt++)
        {
            var first = await Wait(window, ticket, cancellation);
            raws.Add(first.Raw);
            switch (first.State)
            {
                case ListPartState.Empty:
                    return new Slice(window, SliceState.Read, [], ListTotals.None, raws);
                case ListPartState.Failed when mayAskAgain:
                    return null;
                case ListPartState.Failed or ListPartState.FailedForGood:
                    throw new ConnectorException(Failure.Refused, ConnectorTexts.JobFailed(ticket)) { Raw = first.Raw };
                default:
                    break;
            }

            if (await Rest(window, ticket, first, raws, cancellation) is { } rows)
            {
                return new Slice(window, SliceState.Read, rows, first.Stated, raws);
            }
        }

        throw new ConnectorException(Failure.Busy, ConnectorTexts.Moving(Restarts)) { Raw = raws[^1] };
    }

    private async Task<ListPart> Wait(ListWindow window, string ticket, CancellationToken cancellation)
    {
        for (var look = 0; look < Patience; look++)
        {
            var part = await connector.Fetch(window, ticket, 1, cancellation);
            if (part.State != ListPartState.Pending)
            {
                return part;
            }

            await Task.Delay(Pause, time, cancellation);
        }

        throw new ConnectorException(Failure.Busy, ConnectorTexts.JobStuck(ticket));
    }

    /// <summary>All rows; null when the list moved.</summary>
    private async Task<List<Reading>?> Rest(
        ListWindow window,
        string ticket,
        ListPart first,
        List<RawAnswer> raws,
        CancellationToken cancellation
    )
    {
        var rows = new List<Reading>(first.Rows);
        for (var number = 2; number <= first.Parts; number++)
        {
            var part = await connector.Fetch(window, ticket, number, cancellation);
            raws.Add(part.Raw);
            if (part.State != ListPartState.Ready || part.Parts != first.Parts || part.Stated != first.Stated)
            {
                return null;
            }

            rows.AddRange(part.Rows);
            if (rows.Count > ConnectorLimits.Rows)
            {
                throw new ConnectorException(Failure.Incompatible, ConnectorTexts.TooLarge()) { Raw = part.Raw };
            }
        }

        var isWhole = first.Stated is null || first.Stated == ListTotals.Of(rows);
        return isWhole && !HasRepeats(rows) ? rows : null;
    }

    private static bool HasRepeats(List<Reading> rows)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return rows.SelectMany(row => InvoiceIdentity.Keys(row)).Any(key => !seen.Add(key));
    }
}

/// <summary>一段清单.</summary>
/// <param name="Window">Its window.</param>
/// <param name="State">Whether it was read.</param>
/// <param name="Rows">The invoices.</param>
/// <param name="Stated">What the bureau says it holds; null when it does not say.</param>
/// <param name="Raws">All answers, as received.</param>
public sealed record Slice(
    ListWindow Window,
    SliceState State,
    IReadOnlyList<Reading> Rows,
    ListTotals? Stated,
    IReadOnlyList<RawAnswer> Raws
);

/// <summary>Whether a slice was read.</summary>
public enum SliceState
{
    /// <summary>已读全.</summary>
    Read,

    /// <summary>超出上限: must be split.</summary>
    TooMany,
}
