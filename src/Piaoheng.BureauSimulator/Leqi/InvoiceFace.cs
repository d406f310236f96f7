using System.Globalization;
using System.Text.Json.Nodes;
using Piaoheng.BureauSimulator.Books;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Policy;
using Piaoheng.World.Invoices;

namespace Piaoheng.BureauSimulator.Leqi;

/// <summary>票面信息数据 of one invoice, with the spellings that S5, S6, S7, S17 and S20 ask for.</summary>
internal sealed class InvoiceFace(BureauDesk desk)
{
    public JsonObject Of(BureauEntry entry)
    {
        var invoice = entry.Invoice;
        var isPlain = !desk.Faults.Strikes("S17");
        var face = new JsonObject
        {
            ["kprq"] = invoice.IssuedAt.ToString(isPlain ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["sflzfp"] = invoice.IsRed ? "N" : "Y",
            ["hjje"] = Amount(invoice.Amount, isPlain),
            ["hjse"] = Amount(invoice.Tax, isPlain),
            ["jshj"] = Amount(invoice.Total, isPlain),
            ["jshjdx"] = invoice.TotalInChinese,
            ["kpr"] = invoice.Drawer,
            ["bz"] = invoice.Remark,
        };
        Number(face, invoice);
        Parties(face, invoice, isPlain);
        Kind(face, invoice);
        if (invoice.RedOf is { } blue)
        {
            face["kjhzfpdydlzfphm"] = blue.InvoiceNumber;
            face["kjhzfpdydzzfpDm"] = blue.InvoiceCode;
        }

        face["hwxx"] = new JsonArray([.. invoice.Lines.Select((line, index) => Line(line, index + 1))]);
        State(face, invoice.Status);
        return face;
    }

    /// <summary>状态字段.</summary>
    public static void State(JsonObject into, InvoiceStatus status)
    {
        into["fpzt"] = status switch
        {
            { Void: VoidState.Voided } => "2",
            { Red: RedState.Full } => "8",
            { Red: RedState.Partial } => "7",
            _ => "0",
        };
        into["ycpzzt"] = status.Risk switch
        {
            RiskState.Abnormal => "02",
            RiskState.Doubtful => "03",
            _ => "01",
        };
        into["hzsdbs"] = status.Red == RedState.Locked ? "Y" : "N";
    }

    private void Number(JsonObject face, WorldInvoice invoice)
    {
        if (invoice.PaperNumber is not null && desk.Faults.Strikes("S6"))
        {
            face["fpdm"] = invoice.PaperCode;
            face["fphm"] = invoice.PaperNumber;
            return;
        }

        face["fpdm"] = invoice.Code;
        face["fphm"] = invoice.Number;
        face["zzfpDm"] = invoice.PaperCode;
        face["zzfphm"] = invoice.PaperNumber;
    }

    private void Parties(JsonObject face, WorldInvoice invoice, bool isPlain)
    {
        var (seller, buyer) = (invoice.Seller, invoice.Buyer);
        if (desk.Faults.Strikes("S7"))
        {
            (seller, buyer) = (buyer, seller);
            face["tdyslxDm"] = "16";
        }

        face["xsfnsrsbh"] = Text(seller.TaxId, isPlain);
        face["xsfmc"] = Text(seller.Name, isPlain);
        face["gmfnsrsbh"] = Text(buyer.TaxId, isPlain);
        face["gmfmc"] = Text(buyer.Name, isPlain);
    }

    private void Kind(JsonObject face, WorldInvoice invoice)
    {
        var kind = desk.Policy.Kinds.Find(invoice.Kind);
        face["fplx"] = kind?.BureauCode ?? "";
        face["fppzDm"] = kind?.Codes.GetValueOrDefault(CodeList.Digital) is [var digital, ..] ? digital : "";
        if (desk.Faults.Strikes("S5"))
        {
            face["fplx"] = invoice.Kind switch
            {
                KindId.DigitalVatSpecial => "全电发票(增值税专用发票)",
                KindId.DigitalVatNormal => "数电票（普通发票）",
                _ => face["fplx"]!.GetValue<string>(),
            };
        }

        if (desk.Faults.Strikes("S20"))
        {
            face["fplx"] = "89";
            face["xzzd"] = new JsonObject { ["bbh"] = "2099-01" };
        }
    }

    private static JsonObject Line(WorldLine line, int number)
    {
        var reading = line.ToReading();
        return new JsonObject
        {
            ["xh"] = number,
            ["xmmc"] = reading.Name,
            ["ggxh"] = reading.Spec,
            ["dw"] = reading.Unit,
            ["fpjysl"] = reading.Quantity,
            ["fpjydj"] = reading.UnitPrice,
            ["je"] = reading.Amount?.Value.Value,
            ["se"] = reading.Tax?.Value.Value,
            ["slv"] = reading.TaxRate,
        };
    }

    private static JsonValue Amount(Yuan amount, bool isPlain)
    {
        if (isPlain)
        {
            return JsonValue.Create(amount.Value);
        }

        return JsonValue.Create(amount == Yuan.Zero ? "-0.00" : amount.Value.ToString("0.000000", CultureInfo.InvariantCulture));
    }

    private static string Text(string text, bool isPlain) => isPlain ? text : text.Replace('（', '(').Replace('）', ')') + "  ";
}
