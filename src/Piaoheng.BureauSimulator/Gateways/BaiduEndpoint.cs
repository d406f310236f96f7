using System.Globalization;
using System.Text.Json.Nodes;
using Piaoheng.BureauSimulator.Books;
using Piaoheng.BureauSimulator.Faults;
using Piaoheng.Core.Invoices;
using Piaoheng.World.Invoices;

namespace Piaoheng.BureauSimulator.Gateways;

/// <summary>查验网关 of the simulated bureau, as 百度 speaks.</summary>
internal sealed class BaiduEndpoint(BureauDesk desk)
{
    private const int PerInvoicePerDay = 5;

    /// <summary>Answers one call.</summary>
    public async Task Answer(HttpContext context)
    {
        desk.Faults.Count();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var answer = Answer(context.Request.Query["access_token"].ToString(), name => form[name].ToString());
        await Outage.Send(context, desk.Faults, "application/json; charset=utf-8", answer.ToJsonString());
    }

    private JsonObject Answer(string token, Func<string, string> asked)
    {
        if (token != SimulatorOptions.Token || desk.Faults.Mode("S11") is not null)
        {
            return new JsonObject { ["error_code"] = 110, ["error_msg"] = "Access token invalid or no longer valid" };
        }

        switch (desk.Faults.Mode("S14"))
        {
            case null:
                break;
            case "qps":
                return new JsonObject { ["error_code"] = 18, ["error_msg"] = "Open api qps request limit reached" };
            case { } code:
                return Result(code, "受控返回", null);
        }

        if (desk.Faults.Strikes("S20"))
        {
            return Result("7001", "新的结果代码", null);
        }

        return Verdict(asked);
    }

    private JsonObject Verdict(Func<string, string> asked)
    {
        var key = asked("invoice_code") + asked("invoice_num");
        if (desk.CountVerification(key) > PerInvoicePerDay)
        {
            return Result("0002", "超过该张发票当日查验次数", null);
        }

        var entry = desk.Books.Find(key).FirstOrDefault();
        if (entry is null || (entry.Invoice.Day > desk.Books.Today.AddDays(-2) && desk.Faults.Strikes("S1")))
        {
            return Result("0009", "查无此发票", null);
        }

        var invoice = entry.Invoice;
        if (!invoice.IsDigital && invoice.Day == desk.Books.Today)
        {
            return Result("1014", "当日开具发票可于次日进行查验", null);
        }

        var day = invoice.Day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var amount = asked("total_amount");
        return asked("invoice_date") == day && (amount == invoice.Total.ToString() || amount == invoice.Amount.ToString())
            ? Result("0001", "查验成功发票一致", entry)
            : Result("0006", "发票信息不一致", null);
    }

    private JsonObject Result(string code, string message, BureauEntry? entry)
    {
        var result = new JsonObject
        {
            ["log_id"] = desk.Faults.Calls,
            ["VerifyResult"] = code,
            ["VerifyMessage"] = message,
        };
        if (entry is not null)
        {
            result["InvalidSign"] = Sign(entry);
            result["words_result"] = Face(entry.Invoice);
        }

        return result;
    }

    private string Sign(BureauEntry entry)
    {
        entry.StatusReads++;
        var flipped = entry.StatusReads > 1 ? desk.Faults.Mode("S3", "full", "partial", "void") : null;
        return (flipped, entry.Invoice.Status) switch
        {
            ("void", _) or (_, { Void: VoidState.Voided }) => "Y",
            ("full", _) or (_, { Red: RedState.Full }) => "QH",
            ("partial", _) or (_, { Red: RedState.Partial }) => "BH",
            _ => "N",
        };
    }

    private JsonObject Face(WorldInvoice invoice)
    {
        var isPlain = !desk.Faults.Strikes("S17");
        return new JsonObject
        {
            ["InvoiceCode"] = invoice.Code,
            ["InvoiceNum"] = invoice.Number,
            ["InvoiceDate"] = invoice.Day.ToString(isPlain ? "yyyyMMdd" : "yyyy年MM月dd日", CultureInfo.InvariantCulture),
            ["SellerName"] = isPlain ? invoice.Seller.Name : invoice.Seller.Name + "  ",
            ["SellerRegisterNum"] = isPlain ? invoice.Seller.TaxId : invoice.Seller.TaxId + " ",
            ["PurchaserName"] = invoice.Buyer.Name,
            ["PurchaserRegisterNum"] = invoice.Buyer.TaxId,
            ["TotalAmount"] = Amount(invoice.Amount.Value, isPlain),
            ["TotalTax"] = Amount(invoice.Tax.Value, isPlain),
            ["AmountInFiguers"] = Amount(invoice.Total.Value, isPlain),
        };
    }

    private static string Amount(decimal amount, bool isPlain) =>
        !isPlain && amount == 0 ? "-0.00" : amount.ToString(isPlain ? "0.00" : "0.000000", CultureInfo.InvariantCulture);
}
