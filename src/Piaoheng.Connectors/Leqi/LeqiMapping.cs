using System.Globalization;
using System.Text.Json;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Text;
using Piaoheng.Core.Validation;

namespace Piaoheng.Connectors.Leqi;

/// <summary>票面信息数据 as a <see cref="Reading"/>. A value that this version does not know is kept and flagged, never dropped.</summary>
internal sealed class LeqiMapping(KindCatalogue kinds)
{
    private const string KindText = "kindText";

    private static readonly string[] DayForms = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd", "yyyyMMdd", "yyyyMMddHHmmss"];

    /// <summary>One face.</summary>
    /// <param name="face">The JSON object.</param>
    /// <param name="askedKind">票种 that was asked for.</param>
    /// <param name="direction">进项 or 销项 as the list says; the boxes of the face do not decide (收购 is reversed).</param>
    /// <param name="file">Where it comes from, for people.</param>
    public Reading ToReading(JsonElement face, string askedKind, Direction? direction, string file)
    {
        var findings = new List<Finding>();
        var (kind, kindText) = Kind(face, askedKind, findings);
        var (code, number) = Numbers(face);
        var blue = Trimmed(face, "kjhzfpdydlzfphm");
        return new Reading
        {
            File = file,
            Kind = kind,
            Direction = direction,
            InvoiceCode = code,
            InvoiceNumber = number,
            PaperCode = number?.Length == 20 ? NullIfEmpty(Trimmed(face, "zzfpDm")) : null,
            PaperNumber = number?.Length == 20 ? NullIfEmpty(Trimmed(face, "zzfphm")) : null,
            IssueDate = Day(face, "kprq", findings),
            SellerName = Stated(face, "xsfmc"),
            SellerTaxId = Stated(face, "xsfnsrsbh")?.Trim(),
            BuyerName = Stated(face, "gmfmc"),
            BuyerTaxId = Stated(face, "gmfnsrsbh")?.Trim(),
            AmountExTax = Amount(face, "hjje", findings),
            TaxAmount = Amount(face, "hjse", findings),
            TotalInclTax = Amount(face, "jshj", findings),
            TotalInChinese = Stated(face, "jshjdx"),
            Drawer = Stated(face, "kpr"),
            Remark = Stated(face, "bz"),
            Lines = Lines(face, findings),
            RedOf = blue.Length > 0 ? new RedReference(Trimmed(face, "kjhzfpdydzzfpDm"), blue) : null,
            Status = Status(face),
            Extra = Extra(face, kindText),
            Findings = findings,
            Source = SourceId.BureauApi,
        };
    }

    /// <summary>发票状态 from its codes; a code that is not known counts as unknown and stays in the text.</summary>
    public static InvoiceStatus Status(JsonElement face)
    {
        var state = Trimmed(face, "fpzt");
        var risk = Trimmed(face, "ycpzzt");
        var isLocked = Trimmed(face, "hzsdbs") == "Y";
        var text = string.Join(
            ' ',
            new[] { ("fpzt", state), ("ycpzzt", risk), ("hzsdbs", isLocked ? "Y" : "") }
                .Where(pair => pair.Item2.Length > 0)
                .Select(pair => $"{pair.Item1}={pair.Item2}")
        );
        return new InvoiceStatus(
            state switch
            {
                "0" or "3" or "7" or "8" => VoidState.None,
                "2" => VoidState.Voided,
                _ => VoidState.Unknown,
            },
            state switch
            {
                "3" or "8" => RedState.Full,
                "7" => RedState.Partial,
                "0" or "2" => isLocked ? RedState.Locked : RedState.None,
                _ => RedState.Unknown,
            },
            risk switch
            {
                "01" => RiskState.Normal,
                "02" => RiskState.Abnormal,
                "03" => RiskState.Doubtful,
                _ => RiskState.Unknown,
            },
            text.Length == 0 ? null : text
        );
    }

    private (string Kind, string Text) Kind(JsonElement face, string asked, List<Finding> findings)
    {
        var code = Trimmed(face, "fplx");
        if (code.Length == 0)
        {
            return (asked, kinds.Find(asked)?.BureauCode ?? "");
        }

        var found = kinds.FromList(CodeList.Bureau, code);
        if (found == KindId.Unknown)
        {
            found = kinds.FromBureauText(code, Trimmed(face, "fpdm"));
        }

        if (found == KindId.Unknown)
        {
            findings.Add(Doubt("CON-20", "税局给出的票种“{value}”本版本不认识，已原样保存", "kind", code));
        }

        return (found, code);
    }

    // Paper kinds come with code and 8 digits, 数电 with 20 digits; 数电纸质 with either or both.
    private static (string? Code, string? Number) Numbers(JsonElement face)
    {
        var number = Trimmed(face, "fphm");
        if (number.Length == 20)
        {
            return ("", number);
        }

        var code = Trimmed(face, "fpdm");
        if (number.Length > 0)
        {
            return (code.Length > 0 ? code : NullIfEmpty(Trimmed(face, "zzfpDm")), number);
        }

        return (NullIfEmpty(Trimmed(face, "zzfpDm")), NullIfEmpty(Trimmed(face, "zzfphm")));
    }

    private static List<InvoiceLine>? Lines(JsonElement face, List<Finding> findings) =>
        face.TryGetProperty("hwxx", out var lines) && lines.ValueKind == JsonValueKind.Array
            ?
            [
                .. lines
                    .EnumerateArray()
                    .Select(line => new InvoiceLine
                    {
                        Name = Stated(line, "xmmc"),
                        Spec = Stated(line, "ggxh"),
                        Unit = Stated(line, "dw"),
                        Quantity = Stated(line, "fpjysl"),
                        UnitPrice = Stated(line, "fpjydj"),
                        Amount = Amount(line, "je", findings),
                        Tax = Amount(line, "se", findings),
                        TaxRate = Rate(Trimmed(line, "slv")),
                        TaxCode = Stated(line, "sphfwssflhbbm"),
                    }),
            ]
            : null;

    private static string? Rate(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate)
            ? (rate * 100m).ToString("0.####", CultureInfo.InvariantCulture) + "%"
            : NullIfEmpty(text);

    private static Dictionary<string, string> Extra(JsonElement face, string kindText)
    {
        var extra = new Dictionary<string, string>(StringComparer.Ordinal);
        if (kindText.Length > 0)
        {
            extra[KindText] = kindText;
        }

        if (Trimmed(face, "kprq") is { Length: 19 } moment)
        {
            extra["issueTime"] = moment[11..];
        }

        if (Trimmed(face, "tdyslxDm") is { Length: > 0 } special)
        {
            extra["specialElement"] = special;
        }

        return extra;
    }

    private static DateOnly? Day(JsonElement face, string name, List<Finding> findings)
    {
        var text = Trimmed(face, name);
        if (DateTime.TryParseExact(text, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
        {
            return DateOnly.FromDateTime(moment);
        }

        if (text.Length > 0)
        {
            findings.Add(Doubt("CON-21", "税局给出的日期“{value}”认不出，已留空", "issueDate", text));
        }

        return null;
    }

    internal static PrintedAmount? Amount(JsonElement element, string name, List<Finding> findings)
    {
        var text = Trimmed(element, name);
        if (text.Length == 0)
        {
            return null;
        }

        if (PrintedAmount.TryParse(text, out var amount))
        {
            return amount;
        }

        findings.Add(Doubt("CON-22", "税局给出的金额“{value}”认不出，已留空", name, text));
        return null;
    }

    private static Finding Doubt(string code, string template, string field, string value) =>
        new(new CodedText(code, template, ("value", value)), Severity.Warn, field, Expected: null, Found: value);

    private static string Trimmed(JsonElement element, string name) => LeqiLine.Text(element, name).Trim();

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    // Missing is not empty: a field that is there and empty is an empty text.
    private static string? Stated(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? LeqiLine.Text(element, name)
            : null;
}
