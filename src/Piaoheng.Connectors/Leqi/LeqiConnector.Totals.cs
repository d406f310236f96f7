using System.Globalization;
using System.Text.Json;
using Piaoheng.Core.Money;

namespace Piaoheng.Connectors.Leqi;

/// <summary>发票汇总确认信息.</summary>
internal sealed partial class LeqiConnector
{
    public async Task<MonthlyTotalsAnswer> ReadMonth(string taxpayerId, DateOnly month, CancellationToken cancellation)
    {
        var asked = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["xsfnsrsbh"] = taxpayerId,
            ["xsfsjswjgdm"] = settings.Bureau,
            ["ptbh"] = settings.Platform,
            ["yf"] = MonthText(month),
        };
        var reply = await _line.Call(LeqiServices.ReadTotals, asked, cancellation);
        if (reply.Code == LeqiServices.NoRecord)
        {
            return new MonthlyTotalsAnswer([], reply.Raw);
        }

        if (reply.Code != LeqiServices.Success)
        {
            throw LeqiFailures.Of(reply.Code, reply.Text, reply.Raw);
        }

        return reply.Data.TryGetProperty("fphzqrxxList", out var list) && list.ValueKind == JsonValueKind.Array
            ? new MonthlyTotalsAnswer([.. list.EnumerateArray().Select(entry => Totals(entry, reply.Raw))], reply.Raw)
            : throw LeqiLine.Malformed("缺少 fphzqrxxList", reply.Raw);
    }

    public async Task<RawAnswer> ConfirmMonth(string taxpayerId, MonthlyTotals totals, CancellationToken cancellation)
    {
        var asked = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["xsfnsrsbh"] = taxpayerId,
            ["xsfsjswjgdm"] = settings.Bureau,
            ["ptbh"] = totals.Platform,
            ["yf"] = MonthText(totals.Month),
            ["ywlx"] = "0",
            ["lzfpsl"] = totals.Blue.Count,
            ["lzfpje"] = totals.Blue.Amount.Value,
            ["lzfpse"] = totals.Blue.Tax.Value,
            ["hzfpsl"] = totals.Red.Count,
            ["hzfpje"] = totals.Red.Amount.Value,
            ["hzfpse"] = totals.Red.Tax.Value,
        };
        var reply = await _line.Call(LeqiServices.ConfirmTotals, asked, cancellation);
        return reply.Code == LeqiServices.Success ? reply.Raw : throw LeqiFailures.Of(reply.Code, reply.Text, reply.Raw);
    }

    private static MonthlyTotals Totals(JsonElement entry, RawAnswer raw) =>
        DateOnly.TryParseExact(
            LeqiLine.Text(entry, "yf") + "-01",
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var month
        )
            ? new MonthlyTotals(month, LeqiLine.Text(entry, "ptbh"), Part(entry, "lz", raw), Part(entry, "hz", raw))
            : throw LeqiLine.Malformed("月份认不出", raw);

    private static ListTotals Part(JsonElement entry, string side, RawAnswer raw) =>
        new(
            Whole(LeqiLine.Text(entry, side + "fpsl")) ?? throw LeqiLine.Malformed($"{side}fpsl 认不出", raw),
            Sum(entry, side + "fpje", raw),
            Sum(entry, side + "fpse", raw)
        );

    private static Yuan Sum(JsonElement entry, string name, RawAnswer raw) =>
        Money(entry, name) ?? throw LeqiLine.Malformed($"{name} 认不出", raw);

    private static string MonthText(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
