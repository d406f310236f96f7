using System.Globalization;
using System.Text.Json;

namespace Piaoheng.Connectors.Leqi;

/// <summary>红字确认单 and 用途确认.</summary>
internal sealed partial class LeqiConnector
{
    // The order matters: 失控 and 异常 may stand beside other words.
    private static readonly (string Words, SelectionResult Result)[] SelectionWords =
    [
        ("不可重复勾选", SelectionResult.WasSo),
        ("不可撤销勾选", SelectionResult.WasSo),
        ("撤销统计", SelectionResult.StatisticsMade),
        ("失控", SelectionResult.LostControl),
        ("异常", SelectionResult.Abnormal),
        ("作废", SelectionResult.Voided),
        ("红冲", SelectionResult.Red),
        ("不存在", SelectionResult.NotFound),
    ];

    public async Task<RedConfirmationsAnswer> ReadRedConfirmations(
        string taxpayerId,
        DateOnly from,
        DateOnly to,
        CancellationToken cancellation
    )
    {
        var asked = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["nsrsbh"] = taxpayerId,
            ["lrrqq"] = Compact(from),
            ["lrrqz"] = Compact(to),
        };
        var reply = await _line.Call(LeqiServices.RedConfirmations, asked, cancellation);
        if (reply.Code == LeqiServices.NoRecord)
        {
            return new RedConfirmationsAnswer([], reply.Raw);
        }

        if (reply.Code != LeqiServices.Success)
        {
            throw LeqiFailures.Of(reply.Code, reply.Text, reply.Raw);
        }

        return reply.Data.TryGetProperty("hzqrdlb", out var list) && list.ValueKind == JsonValueKind.Array
            ? new RedConfirmationsAnswer([.. list.EnumerateArray().Select(item => Confirmation(item, reply.Raw))], reply.Raw)
            : throw LeqiLine.Malformed("缺少 hzqrdlb", reply.Raw);
    }

    public async Task<RawAnswer> AnswerRedConfirmation(
        string taxpayerId,
        string number,
        bool isAgreed,
        CancellationToken cancellation
    )
    {
        var asked = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["nsrsbh"] = taxpayerId,
            ["hzfpxxqrdbh"] = number,
            ["qrlx"] = isAgreed ? "Y" : "N",
        };
        var reply = await _line.Call(LeqiServices.RedAnswer, asked, cancellation);
        return reply.Code == LeqiServices.Success ? reply.Raw : throw LeqiFailures.Of(reply.Code, reply.Text, reply.Raw);
    }

    public async Task<SelectionAnswer> Select(
        string taxpayerId,
        DateOnly month,
        IReadOnlyList<string> numbers,
        bool isSelected,
        CancellationToken cancellation
    )
    {
        var asked = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["nsrsbh"] = taxpayerId,
            ["skssq"] = month.ToString("yyyyMM", CultureInfo.InvariantCulture),
            ["gxlx"] = isSelected ? "1" : "0",
            ["fphms"] = numbers,
        };
        var reply = await _line.Call(LeqiServices.Select, asked, cancellation);
        if (reply.Code != LeqiServices.Success)
        {
            throw LeqiFailures.Of(reply.Code, reply.Text, reply.Raw);
        }

        if (!reply.Data.TryGetProperty("gxjg", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            throw LeqiLine.Malformed("缺少 gxjg", reply.Raw);
        }

        var items = list.EnumerateArray().Select(Selected).ToList();
        // Whoever asks for five and hears of four must not take the fifth for done.
        return items
            .Select(item => item.Number)
            .Order(StringComparer.Ordinal)
            .SequenceEqual(numbers.Order(StringComparer.Ordinal), StringComparer.Ordinal)
            ? new SelectionAnswer(items, reply.Raw)
            : throw LeqiLine.Malformed("勾选结果与所提交的发票不一致", reply.Raw);
    }

    private static SelectedInvoice Selected(JsonElement item)
    {
        var text = LeqiLine.Text(item, "message");
        var result =
            LeqiLine.Text(item, "status") == LeqiServices.Success
                ? SelectionResult.Done
                : SelectionWords
                    .Where(known => text.Contains(known.Words, StringComparison.Ordinal))
                    .Select(known => (SelectionResult?)known.Result)
                    .FirstOrDefault()
                    ?? SelectionResult.Unknown;
        return new SelectedInvoice(LeqiLine.Text(item, "fphm"), result, text);
    }

    private static RedConfirmation Confirmation(JsonElement item, RawAnswer raw) =>
        new(
            LeqiLine.Text(item, "hzfpxxqrdbh"),
            LeqiLine.Text(item, "hzqrxxztDm"),
            LeqiLine.Text(item, "lzfphm"),
            LeqiLine.Text(item, "xsfnsrsbh"),
            LeqiLine.Text(item, "gmfnsrsbh"),
            Sum(item, "hzcxje", raw),
            Sum(item, "hzcxse", raw),
            DateTime.TryParseExact(
                LeqiLine.Text(item, "lrrq"),
                "yyyy-MM-dd HH:mm:ss",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var entered
            )
                ? new DateTimeOffset(entered, TimeSpan.FromHours(8))
                : throw LeqiLine.Malformed("录入时间认不出", raw)
        );
}
