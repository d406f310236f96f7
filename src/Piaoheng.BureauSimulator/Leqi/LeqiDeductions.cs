using System.Globalization;
using System.Text.Json.Nodes;
using Piaoheng.BureauSimulator.Books;
using Piaoheng.Core.Invoices;
using Piaoheng.World.Invoices;

namespace Piaoheng.BureauSimulator.Leqi;

/// <summary>红字确认单 and 用途确认 of the simulated bureau.</summary>
internal sealed class LeqiDeductions(BureauDesk desk)
{
    private static readonly string[] States = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10"];

    private static readonly string[] Failures =
    [
        "勾选成功",
        "发票已勾选,不可重复勾选",
        "发票不存在",
        "发票已作废",
        "发票已红冲",
        "发票失控",
        "异常凭证",
        "请撤销统计表后再操作",
        "暂不支持该操作",
    ];

    public JsonObject RedConfirmations(JsonObject question)
    {
        var mode = desk.Faults.Mode("S4");
        var list = Received(LeqiEndpoint.Text(question, "nsrsbh")).Take(States.Length).ToList();
        var data = LeqiEndpoint.Code("00", "成功");
        data["hzqrdlb"] = new JsonArray([
            .. list.Select(
                (invoice, index) =>
                    (JsonNode)Confirmation(
                        invoice,
                        index,
                        mode switch
                        {
                            "states" => States[index],
                            "expired" => index % 2 == 0 ? "02" : "03",
                            _ => "01",
                        },
                        mode == "expired" ? 100 : 10
                    )
            ),
        ]);
        return data;
    }

    public JsonObject RedAnswer(JsonObject question) =>
        desk.Faults.Mode("S4", "none") is null && Received(LeqiEndpoint.Text(question, "nsrsbh")).Any()
            ? LeqiEndpoint.Code("00", "成功")
            : LeqiEndpoint.Code("01", "没有可红冲的金额");

    public JsonObject Select(JsonObject question)
    {
        var isSpoilt = desk.Faults.Strikes("S12");
        var data = LeqiEndpoint.Code("00", "成功");
        data["gxjg"] = new JsonArray([
            .. ((JsonArray)question["fphms"]!).Select(
                (number, index) =>
                {
                    var said = isSpoilt ? Failures[index % Failures.Length] : Failures[0];
                    return (JsonNode)
                        new JsonObject
                        {
                            ["fphm"] = number!.GetValue<string>(),
                            ["status"] = said == Failures[0] ? "00" : "01",
                            ["message"] = said,
                        };
                }
            ),
        ]);
        return data;
    }

    private IEnumerable<WorldInvoice> Received(string taxpayer) =>
        desk
            .Books.List(taxpayer, Direction.In, KindId.DigitalVatSpecial, DateOnly.MinValue, DateOnly.MaxValue)
            .Select(entry => entry.Invoice)
            .Where(invoice => !invoice.IsRed);

    private JsonObject Confirmation(WorldInvoice invoice, int index, string state, int hoursAgo) =>
        new()
        {
            ["hzfpxxqrdbh"] = string.Create(CultureInfo.InvariantCulture, $"1101082611{index:D10}"),
            ["hzqrxxztDm"] = state,
            ["lzfphm"] = invoice.Number,
            ["xsfnsrsbh"] = invoice.Seller.TaxId,
            ["gmfnsrsbh"] = invoice.Buyer.TaxId,
            ["hzcxje"] = -invoice.Amount.Value,
            ["hzcxse"] = -invoice.Tax.Value,
            ["lrrq"] = desk
                .Books.Today.ToDateTime(TimeOnly.MinValue)
                .AddHours(-hoursAgo)
                .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        };
}
