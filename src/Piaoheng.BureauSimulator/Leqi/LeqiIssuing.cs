using System.Globalization;
using System.Text.Json.Nodes;
using Piaoheng.BureauSimulator.Books;
using Piaoheng.Core.Invoices;
using Piaoheng.World.Invoices;

namespace Piaoheng.BureauSimulator.Leqi;

/// <summary>开票一侧: results of uploads and the totals of a month.</summary>
internal sealed class LeqiIssuing(BureauDesk desk)
{
    /// <summary>受理流水号 that the simulated bureau knows: an upload of the first issued invoices of the main taxpayer.</summary>
    public const string KnownReceipt = "SIMUPLOAD0001";

    private const int Uploaded = 5;

    public JsonObject UploadResult(JsonObject question)
    {
        if (desk.Upload(LeqiEndpoint.Text(question, "sllsh")) is { } declared)
        {
            return declared.Mode == "pending"
                ? LeqiEndpoint.Code("01", "税局正在处理中，请稍后查询")
                : Results(declared.Numbers.Select(number => Result(number, declared.Mode)));
        }

        if (LeqiEndpoint.Text(question, "sllsh") != KnownReceipt)
        {
            return LeqiEndpoint.Code("02", "查无数据");
        }

        var mode = desk.Faults.Mode("S16", "pending", "reject", "quota");
        if (mode is "pending" || desk.Faults.Strikes("S13"))
        {
            return LeqiEndpoint.Code("01", "税局正在处理中，请稍后查询");
        }

        var invoices = Issued(desk.Books.Known[0].TaxId).Take(Uploaded).ToList();
        return Results(invoices.Select((invoice, index) => Result(invoice.Number, mode is not null && index == 1 ? mode : null)));
    }

    public JsonObject ReadTotals(JsonObject question)
    {
        var month = LeqiEndpoint.Text(question, "yf");
        var invoices = Issued(LeqiEndpoint.Text(question, "xsfnsrsbh"))
            .Where(invoice => month.Length == 0 || Month(invoice) == month)
            .ToList();
        if (invoices.Count == 0)
        {
            return LeqiEndpoint.Code("02", "查无数据");
        }

        var data = LeqiEndpoint.Code("00", "成功");
        data["xsfnsrsbh"] = LeqiEndpoint.Text(question, "xsfnsrsbh");
        data["fphzqrxxList"] = new JsonArray([
            .. invoices.GroupBy(Month, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(Totals),
        ]);
        return data;
    }

    public JsonObject ConfirmTotals(JsonObject question)
    {
        var month = LeqiEndpoint.Text(question, "yf");
        var taxpayer = LeqiEndpoint.Text(question, "xsfnsrsbh");
        var own = Totals(
            Issued(taxpayer).Where(invoice => Month(invoice) == month).GroupBy(_ => month, StringComparer.Ordinal).First()
        );
        string[] compared = ["lzfpsl", "lzfpje", "lzfpse", "hzfpsl", "hzfpje", "hzfpse"];
        var isEqual = compared.All(name =>
            decimal.Parse(LeqiEndpoint.Text(question, name), CultureInfo.InvariantCulture)
            == decimal.Parse(own[name]!.ToString(), CultureInfo.InvariantCulture)
        );
        return isEqual ? LeqiEndpoint.Code("00", "成功") : LeqiEndpoint.Code("01", "汇总信息与税局不一致");
    }

    private IEnumerable<WorldInvoice> Issued(string taxpayer) =>
        desk.Books.List(taxpayer, Direction.Out, "", DateOnly.MinValue, DateOnly.MaxValue).Select(entry => entry.Invoice);

    private JsonObject Totals(IGrouping<string, WorldInvoice> month)
    {
        var blue = month.Where(invoice => !invoice.IsRed).ToList();
        var red = month.Where(invoice => invoice.IsRed).ToList();
        var further = desk.Faults.Mode("S16", "totals") is null ? 0 : 1;
        return new JsonObject
        {
            ["ptbh"] = "",
            ["yf"] = month.Key,
            ["lzfpsl"] = blue.Count + further,
            ["lzfpje"] = blue.Sum(invoice => invoice.Amount.Value),
            ["lzfpse"] = blue.Sum(invoice => invoice.Tax.Value),
            ["hzfpsl"] = red.Count,
            ["hzfpje"] = red.Sum(invoice => invoice.Amount.Value),
            ["hzfpse"] = red.Sum(invoice => invoice.Tax.Value),
        };
    }

    private static JsonObject Results(IEnumerable<JsonObject> items)
    {
        var data = LeqiEndpoint.Code("00", "成功");
        // As text, as lines were seen to give it.
        data["resultList"] = new JsonArray([.. items]).ToJsonString();
        return data;
    }

    private static JsonObject Result(string number, string? mode) =>
        mode switch
        {
            "quota" => Item(number, "01", "可用额度不足"),
            "reject" => Item(number, "01", "特定要素类型与票种不符"),
            _ => Item(number, "00", "上传成功"),
        };

    private static JsonObject Item(string number, string status, string message) =>
        new()
        {
            ["fphm"] = number,
            ["status"] = status,
            ["message"] = message,
        };

    private static string Month(WorldInvoice invoice) => invoice.Day.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
