using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Entry;

/// <summary>Turns what was typed into a reading, and a reading into what would have been typed.</summary>
public static class EntryReading
{
    private const string ExtraPrefix = "extra.";

    /// <summary>The reading, and what could not be understood. What was not understood is left out, never guessed.</summary>
    /// <param name="form">What was typed.</param>
    /// <param name="kind">票种.</param>
    /// <param name="file">Name by which the reading is known.</param>
    public static (Reading Reading, IReadOnlyList<EntryProblem> Problems) Of(EntryForm form, InvoiceKind kind, string file)
    {
        var read = new Reader(form, EntryField.Of(kind));
        var lines = Lines(form, read.Problems);
        var extra = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in read.Keys.Where(key => key.StartsWith(ExtraPrefix, StringComparison.Ordinal)))
        {
            if (read.Text(key) is { Length: > 0 } text)
            {
                extra[key[ExtraPrefix.Length..]] = text;
            }
        }

        var reading = new Reading
        {
            File = file,
            Kind = kind.Id,
            Source = SourceId.Typed,
            InvoiceCode = kind.Identity.HasCode ? read.Text("invoiceCode") : "",
            InvoiceNumber = read.Text("invoiceNumber"),
            PaperCode = read.Text("paperCode"),
            PaperNumber = read.Text("paperNumber"),
            IssueDate = read.Date("issueDate"),
            CheckCode = kind.Identity.CheckCode == CheckCodeStyle.None ? "" : read.Text("checkCode"),
            MachineNumber = read.Text("machineNumber"),
            BuyerName = read.Text("buyerName"),
            BuyerTaxId = read.Text("buyerTaxId"),
            SellerName = read.Text("sellerName"),
            SellerTaxId = read.Text("sellerTaxId"),
            AmountExTax = read.Amount("amountExTax"),
            TaxAmount = read.Amount("taxAmount"),
            TotalInclTax = read.Amount("totalInclTax"),
            TotalInChinese = read.Text("totalInChinese"),
            Lines = lines,
            Drawer = read.Text("drawer"),
            Remark = read.Text("remark"),
            Extra = extra,
        };
        return (reading, read.Problems);
    }

    /// <summary>What a person would have typed to state the same.</summary>
    public static EntryForm FormOf(Reading reading, InvoiceKind kind)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in EntryField.Of(kind))
        {
            if (TextOf(reading, field.Key) is { Length: > 0 } text)
            {
                fields[field.Key] = text;
            }
        }

        return new EntryForm
        {
            Kind = kind.Id,
            Fields = fields,
            Lines = [.. (reading.Lines ?? []).Select(LineOf)],
        };
    }

    /// <summary>The text of a field; null = not stated.</summary>
    public static string? TextOf(Reading reading, string key) =>
        key switch
        {
            "kind" => reading.Kind,
            "invoiceCode" => reading.InvoiceCode,
            "invoiceNumber" => reading.InvoiceNumber,
            "paperCode" => reading.PaperCode,
            "paperNumber" => reading.PaperNumber,
            "issueDate" => reading.IssueDate is { } day ? Json.ReadingJson.Day(day) : null,
            "checkCode" => reading.CheckCode,
            "machineNumber" => reading.MachineNumber,
            "buyerName" => reading.BuyerName,
            "buyerTaxId" => reading.BuyerTaxId,
            "sellerName" => reading.SellerName,
            "sellerTaxId" => reading.SellerTaxId,
            "amountExTax" => reading.AmountExTax?.ToString(),
            "taxAmount" => reading.TaxAmount?.ToString(),
            "totalInclTax" => reading.TotalInclTax?.ToString(),
            "totalInChinese" => reading.TotalInChinese,
            "drawer" => reading.Drawer,
            "remark" => reading.Remark,
            "lines" => reading.Lines is { } lines ? string.Join('\n', lines.Select(LineOf)) : null,
            _ when key.StartsWith(ExtraPrefix, StringComparison.Ordinal) => reading.Extra.GetValueOrDefault(
                key[ExtraPrefix.Length..]
            ),
            _ => null,
        };

    private static EntryLine LineOf(InvoiceLine line) =>
        new()
        {
            Name = line.Name ?? "",
            Spec = line.Spec ?? "",
            Unit = line.Unit ?? "",
            Quantity = line.Quantity ?? "",
            UnitPrice = line.UnitPrice ?? "",
            Amount = line.Amount?.ToString() ?? "",
            TaxRate = line.TaxRate ?? "",
            Tax = line.Tax?.ToString() ?? "",
        };

    private static List<InvoiceLine>? Lines(EntryForm form, List<EntryProblem> problems)
    {
        var lines = new List<InvoiceLine>();
        foreach (var (index, line) in form.Lines.Index().Where(each => !each.Item.IsEmpty))
        {
            lines.Add(
                new InvoiceLine
                {
                    Name = Stated(line.Name),
                    Spec = Stated(line.Spec),
                    Unit = Stated(line.Unit),
                    Quantity = Stated(CompatibilityForm.Fold(line.Quantity)),
                    UnitPrice = Stated(CompatibilityForm.Fold(line.UnitPrice)),
                    Amount = LineAmount(index, "amount", line.Amount),
                    TaxRate = RateOf(line.TaxRate),
                    Tax = LineAmount(index, "tax", line.Tax),
                }
            );
        }

        return lines.Count > 0 ? lines : null;

        PrintedAmount? LineAmount(int index, string part, string text)
        {
            var key = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"lines[{index}].{part}");
            return Amounts.Read(key, FieldName.Of(key), text, problems);
        }
    }

    private static string? RateOf(string text)
    {
        var folded = CompatibilityForm.Fold(text).Trim();
        return folded.Length == 0 ? null
            : folded.All(char.IsAsciiDigit) ? folded + "%"
            : Money.PrintedRate.Of(folded);
    }

    private static string? Stated(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static class Amounts
    {
        public static PrintedAmount? Read(string key, string name, string text, List<EntryProblem> problems)
        {
            if (string.IsNullOrWhiteSpace(text) || text.Trim() == EntryForm.None)
            {
                return null;
            }

            if (PrintedAmount.TryParse(text, out var amount))
            {
                return amount;
            }

            problems.Add(
                new EntryProblem(key, new CodedText("ENT-01", "{name}“{text}”不是金额", ("name", name), ("text", text)))
            );
            return null;
        }
    }

    /// <summary>Reads the fields of a form one by one and remembers what it did not understand.</summary>
    private sealed class Reader(EntryForm form, IReadOnlyList<EntryField> fields)
    {
        private readonly Dictionary<string, EntryField> _fields = fields.ToDictionary(field => field.Key, StringComparer.Ordinal);

        public List<EntryProblem> Problems { get; } = [];

        public IEnumerable<string> Keys => _fields.Keys;

        public string? Text(string key)
        {
            if (!_fields.TryGetValue(key, out var field) || string.IsNullOrWhiteSpace(form[key]))
            {
                return null;
            }

            var text = form[key].Trim();
            if (text == EntryForm.None)
            {
                return "";
            }

            return field.Style switch
            {
                EntryStyle.Digits => Digits(field, text),
                EntryStyle.TaxId => Compact(text).ToUpperInvariant(),
                _ => text,
            };
        }

        public DateOnly? Date(string key)
        {
            var text = form[key].Trim();
            if (text.Length == 0)
            {
                return null;
            }

            if (PrintedDate.TryParse(text, out var day))
            {
                return day;
            }

            Problems.Add(
                new EntryProblem(
                    key,
                    new CodedText("ENT-02", "{name}“{text}”不是日期，写成 2026-03-10", ("name", NameOf(key)), ("text", text))
                )
            );
            return null;
        }

        public PrintedAmount? Amount(string key) =>
            _fields.ContainsKey(key) ? Amounts.Read(key, NameOf(key), form[key], Problems) : null;

        private string NameOf(string key) => _fields.TryGetValue(key, out var field) ? field.Name : FieldName.Of(key);

        private string? Digits(EntryField field, string text)
        {
            var digits = Compact(text);
            if (digits.All(char.IsAsciiLetterOrDigit))
            {
                return digits;
            }

            Problems.Add(
                new EntryProblem(
                    field.Key,
                    new CodedText("ENT-03", "{name}“{text}”含有数字以外的字符", ("name", field.Name), ("text", text))
                )
            );
            return null;
        }

        private static string Compact(string text) =>
            string.Concat(CompatibilityForm.Fold(text).Where(c => !char.IsWhiteSpace(c)));
    }
}

/// <summary>What could not be understood, or is missing.</summary>
/// <param name="Field">JSON key of the field.</param>
/// <param name="Text">The sentence.</param>
public sealed record EntryProblem(string Field, CodedText Text);
