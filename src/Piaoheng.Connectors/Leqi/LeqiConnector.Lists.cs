using System.Globalization;
using System.Text.Json;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;

namespace Piaoheng.Connectors.Leqi;

/// <summary>批量发票下载: 申请, then 反馈 package by package.</summary>
internal sealed partial class LeqiConnector
{
    public async Task<ListTicket> Ask(ListWindow window, CancellationToken cancellation)
    {
        var asked = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["nsrsbh"] = window.TaxpayerId,
            ["kprqq"] = Compact(window.From),
            ["kprqz"] = Compact(window.To),
            ["fplx"] = CodeOf(window.Kind),
            ["sjlx"] = window.Direction == Direction.In ? "1" : "2",
        };
        try
        {
            return Ticket(await _line.Call(LeqiServices.ListAsk, asked, cancellation));
        }
        // Two refusals are answers: too much, or nothing is there.
        catch (ConnectorException failure)
            when (failure is { Bureau: { } word, Raw: not null } && LeqiServices.SaysTooMany(word.Text))
        {
            return new ListTicket(ListTicketState.TooMany, "", failure.Raw);
        }
        catch (ConnectorException failure)
            when (failure is { Bureau: { } word, Raw: not null } && LeqiServices.SaysEmpty(word.Text))
        {
            return new ListTicket(ListTicketState.Empty, "", failure.Raw);
        }
    }

    public async Task<ListPart> Fetch(ListWindow window, string ticket, int part, CancellationToken cancellation)
    {
        var asked = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["lsh"] = ticket,
            ["packageno"] = part.ToString(CultureInfo.InvariantCulture),
        };
        var reply = await _line.Call(LeqiServices.ListFetch, asked, cancellation);
        return reply.Code switch
        {
            LeqiServices.Success => Ready(reply, window, part),
            LeqiServices.NoRecord => new ListPart(ListPartState.Empty, 0, [], ListTotals.None, reply.Raw),
            LeqiServices.JobFailed => new ListPart(ListPartState.Failed, 0, [], null, reply.Raw),
            LeqiServices.JobFailedForGood => new ListPart(ListPartState.FailedForGood, 0, [], null, reply.Raw),
            LeqiServices.Failed when LeqiServices.SaysPending(reply.Text) => new ListPart(
                ListPartState.Pending,
                0,
                [],
                null,
                reply.Raw
            ),
            _ => throw LeqiFailures.Of(reply.Code, reply.Text, reply.Raw),
        };
    }

    private static ListTicket Ticket(LeqiReply reply)
    {
        if (reply.Code == LeqiServices.Success)
        {
            return LeqiLine.Text(reply.Data, "lsh") is { Length: > 0 } number
                ? new ListTicket(ListTicketState.Accepted, number, reply.Raw)
                : throw LeqiLine.Malformed("缺少 lsh", reply.Raw);
        }

        return reply.Code == LeqiServices.NoRecord || LeqiServices.SaysEmpty(reply.Text)
                ? new ListTicket(ListTicketState.Empty, "", reply.Raw)
            : LeqiServices.SaysTooMany(reply.Text) ? new ListTicket(ListTicketState.TooMany, "", reply.Raw)
            : throw LeqiFailures.Of(reply.Code, reply.Text, reply.Raw);
    }

    private ListPart Ready(LeqiReply reply, ListWindow window, int part)
    {
        var parts = Whole(LeqiLine.Text(reply.Data, "packagecount"));
        if (parts is not (>= 0 and <= ConnectorLimits.Parts))
        {
            throw LeqiLine.Malformed("packagecount 不是合理的数", reply.Raw);
        }

        var faces =
            LeqiLine.Text(reply.Data, LeqiServices.ListRows) is { Length: > 0 } packed
            && LeqiPacked.Open(packed, reply.Raw) is { ValueKind: JsonValueKind.Array } array
                ? array.EnumerateArray().ToList()
                : throw LeqiLine.Malformed($"缺少 {LeqiServices.ListRows}", reply.Raw);
        var file = string.Create(
            CultureInfo.InvariantCulture,
            $"乐企 {LeqiServices.ListFetch.Code} 第{part}包 {reply.Raw.Sha256}"
        );
        return new ListPart(
            ListPartState.Ready,
            parts.Value,
            [.. faces.Select(face => _mapping.ToReading(face, window.Kind, window.Direction, file))],
            Stated(reply.Data),
            reply.Raw
        );
    }

    private static ListTotals? Stated(JsonElement data) =>
        Whole(LeqiLine.Text(data, LeqiServices.ListCount)) is { } count
        && Money(data, LeqiServices.ListAmount) is { } amount
        && Money(data, LeqiServices.ListTax) is { } tax
            ? new ListTotals(count, amount, tax)
            : null;

    private static Yuan? Money(JsonElement data, string name) => LeqiMapping.Amount(data, name, [])?.Value;

    private static int? Whole(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
