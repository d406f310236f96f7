using System.Globalization;
using System.Text.Json;
using Piaoheng.Connectors.Outbound;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Connectors.Verification;

/// <summary>百度智能云 增值税发票验真 (<c>vat_invoice_verification</c>).</summary>
internal sealed class BaiduVendor : VerificationVendor
{
    public const string Id = "baidu";

    private const string Service = "vat_invoice_verification";

    public override string Gateway => Id;

    public override OutboundRequest Request(ConnectorSettings settings, InvoiceQuestion question, string kindCode)
    {
        var form = new List<string>
        {
            Pair("invoice_code", question.Code),
            Pair("invoice_num", question.Number),
            Pair("invoice_date", question.IssueDate.ToString("yyyyMMdd", CultureInfo.InvariantCulture)),
            Pair("invoice_type", kindCode),
            Pair("check_code", question.CheckCode.Length > 6 ? question.CheckCode[^6..] : question.CheckCode),
            Pair("total_amount", Amount(question, kindCode)),
        };
        var token = Uri.EscapeDataString(settings[VerificationKind.TokenName].Trim());
        return new OutboundRequest
        {
            Address = new Uri(settings.Address, $"/rest/2.0/ocr/v1/{Service}?access_token={token}"),
            Service = Service,
            Gateway = Id,
            Content = System.Text.Encoding.UTF8.GetBytes(string.Join('&', form)),
            ContentType = "application/x-www-form-urlencoded",
            // The bureau counts each call against the invoice.
            IsIdempotent = false,
        };
    }

    public override VendorVerdict Read(RawAnswer raw, InvoiceQuestion question)
    {
        var root = Parse(raw);
        if (Text(root, "error_code") is { Length: > 0 } error and not "0")
        {
            throw Failed(error, Text(root, "error_msg"), raw);
        }

        var inner = root.TryGetProperty("words_result", out var words) && words.ValueKind == JsonValueKind.Object ? words : root;
        var code = Text(root, "VerifyResult") is { Length: > 0 } outer ? outer : Text(inner, "VerifyResult");
        var said = Text(root, "VerifyMessage") is { Length: > 0 } message ? message : Text(inner, "VerifyMessage");
        return code switch
        {
            "0001" => new VendorVerdict(VerificationOutcome.Consistent, code, said, Face(inner, root, question, raw)),
            "0006" => new VendorVerdict(VerificationOutcome.Mismatch, code, said, null),
            "0009" => new VendorVerdict(VerificationOutcome.NoRecord, code, said, null),
            "0002" => new VendorVerdict(VerificationOutcome.Exhausted, code, said, null),
            "1014" => new VendorVerdict(VerificationOutcome.NotYet, code, said, null),
            "1015" => new VendorVerdict(VerificationOutcome.TooOld, code, said, null),
            "0005" or "1005" or "1008" or "1009" => new VendorVerdict(VerificationOutcome.BadInput, code, said, null),
            "1006" or "1021" or "9999" => throw Busy(code, said, raw),
            "1020" => throw Refused(code, said, raw),
            _ => throw Incompatible($"VerifyResult {(code.Length == 0 ? "缺失" : code)}", raw),
        };
    }

    private static string Amount(InvoiceQuestion question, string kindCode) =>
        (kindCode is "elec_invoice_special" or "elec_invoice_normal" ? question.TotalInclTax : question.AmountExTax)?.ToString()
        ?? "";

    private static Reading Face(JsonElement face, JsonElement root, InvoiceQuestion question, RawAnswer raw) =>
        new()
        {
            File = $"百度查验 {raw.Sha256}",
            Kind = question.Kind,
            InvoiceCode = Text(face, "InvoiceCode").Trim(),
            InvoiceNumber = Text(face, "InvoiceNum").Trim() is { Length: > 0 } number ? number : question.Number,
            IssueDate = Day(Text(face, "InvoiceDate").Trim()),
            SellerName = Stated(face, "SellerName"),
            SellerTaxId = Stated(face, "SellerRegisterNum")?.Trim(),
            BuyerName = Stated(face, "PurchaserName"),
            BuyerTaxId = Stated(face, "PurchaserRegisterNum")?.Trim(),
            AmountExTax = Money(face, "TotalAmount"),
            TaxAmount = Money(face, "TotalTax"),
            TotalInclTax = Money(face, "AmountInFiguers"),
            Status = Status(Text(root, "InvalidSign") is { Length: > 0 } sign ? sign : Text(face, "InvalidSign")),
            Source = SourceId.BureauApi,
        };

    private static InvoiceStatus Status(string sign) =>
        sign switch
        {
            "N" or "0" => new(VoidState.None, RedState.None, RiskState.Unknown, sign),
            "Y" or "2" => new(VoidState.Voided, RedState.None, RiskState.Unknown, sign),
            "BH" => new(VoidState.None, RedState.Partial, RiskState.Unknown, sign),
            "QH" => new(VoidState.None, RedState.Full, RiskState.Unknown, sign),
            // 红冲 without saying how much.
            "H" or "3" => new(VoidState.None, RedState.Unknown, RiskState.Unknown, sign),
            _ => InvoiceStatus.Unknown with { Text = sign.Length == 0 ? null : sign },
        };

    private static ConnectorException Failed(string code, string said, RawAnswer raw) =>
        code switch
        {
            "110" or "111" => new ConnectorException(
                Failure.LoginExpired,
                ConnectorTexts.LoginExpired($"{code} {said}"),
                new BureauWord(code, said)
            )
            {
                Raw = raw,
            },
            "2" or "4" or "17" or "18" or "19" => Busy(code, said, raw),
            _ => Refused(code, said, raw),
        };

    private static ConnectorException Busy(string code, string said, RawAnswer raw) =>
        new(Failure.Busy, ConnectorTexts.Busy($"{code} {said}"), new BureauWord(code, said)) { Raw = raw };

    private static ConnectorException Refused(string code, string said, RawAnswer raw) =>
        new(Failure.Refused, ConnectorTexts.Refused(code, said), new BureauWord(code, said)) { Raw = raw };

    private static ConnectorException Incompatible(string what, RawAnswer raw) =>
        new(Failure.Incompatible, ConnectorTexts.Malformed(what)) { Raw = raw };

    private static JsonElement Parse(RawAnswer raw)
    {
        try
        {
            using var document = JsonDocument.Parse(raw.Bytes, new JsonDocumentOptions { MaxDepth = ConnectorLimits.JsonDepth });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw Incompatible("不是对象", raw);
        }
        catch (JsonException)
        {
            throw Incompatible("不是完整的单个 JSON", raw);
        }
    }

    private static string Pair(string name, string value) => $"{name}={Uri.EscapeDataString(value)}";

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => value.GetString()!,
                JsonValueKind.Number => value.GetRawText(),
                _ => "",
            }
            : "";

    private static string? Stated(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static PrintedAmount? Money(JsonElement element, string name) =>
        PrintedAmount.TryParse(Text(element, name), out var amount) ? amount : null;

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(
            text,
            ["yyyyMMdd", "yyyy-MM-dd", "yyyy年MM月dd日"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;
}
