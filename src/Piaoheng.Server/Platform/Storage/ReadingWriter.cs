using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Text;
using Piaoheng.Core.Validation;

namespace Piaoheng.Server.Platform.Storage;

/// <summary>Writes the JSON of a stored reading field by field: about twice as fast as by reflection, and readings are written by the hundred thousand.</summary>
/// <remarks>Names and forms are those that <see cref="ReadingCodec.Read"/> expects; a test writes and reads every field.</remarks>
internal static class ReadingWriter
{
    // What is written was made by this program, so that its form need not be checked again.
    private static readonly JsonWriterOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    // A thread writes one reading after another into the same memory.
    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Bytes, Utf8JsonWriter Writer)? _kept;

    /// <summary>Writes a reading and makes something of its bytes.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="isStatement">Only what it says: no file, no place in it, no findings, further columns by name.</param>
    /// <param name="make">Makes it; the bytes do not outlive the call.</param>
    public static T Write<T>(Reading reading, bool isStatement, Func<ReadOnlySpan<byte>, T> make)
    {
        var (bytes, writer) = _kept ??= New();
        bytes.ResetWrittenCount();
        writer.Reset();
        Write(writer, reading, isStatement);
        writer.Flush();
        return make(bytes.WrittenSpan);
    }

    /// <summary>Writes lines alone.</summary>
    public static string WriteLines(IReadOnlyList<InvoiceLine> lines)
    {
        var (bytes, writer) = _kept ??= New();
        bytes.ResetWrittenCount();
        writer.Reset();
        writer.WriteStartArray();
        foreach (var line in lines)
        {
            WriteLine(writer, line);
        }

        writer.WriteEndArray();
        writer.Flush();
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static (ArrayBufferWriter<byte> Bytes, Utf8JsonWriter Writer) New()
    {
        var bytes = new ArrayBufferWriter<byte>(4_096);
        return (bytes, new Utf8JsonWriter(bytes, Plain));
    }

    private static void Write(Utf8JsonWriter writer, Reading reading, bool isStatement)
    {
        writer.WriteStartObject();
        Text(writer, "File"u8, isStatement ? "" : reading.File);
        Text(writer, "Part"u8, isStatement ? null : reading.Part);
        Text(writer, "Kind"u8, reading.Kind);
        Text(writer, "Reason"u8, reading.Reason);
        Text(writer, "PrintedTitle"u8, reading.PrintedTitle);
        Text(writer, "Direction"u8, reading.Direction?.ToString());
        Text(writer, "Signature"u8, reading.Signature.ToString());
        WriteFace(writer, reading);
        if (reading.Lines is { } lines)
        {
            List(writer, "Lines"u8, lines, WriteLine);
        }

        Text(writer, "Drawer"u8, reading.Drawer);
        Text(writer, "Remark"u8, reading.Remark);
        WriteRedOf(writer, reading.RedOf);
        WriteStatus(writer, reading.Status);
        Texts(writer, "Extra"u8, isStatement ? ByName(reading.Extra) : reading.Extra);
        if (reading.Findings.Count > 0 && !isStatement)
        {
            List(writer, "Findings"u8, reading.Findings, WriteFinding);
        }

        Texts(writer, "Sources"u8, reading.Sources);
        Text(writer, "Source"u8, reading.Source);
        if (reading.Confidence.Count > 0)
        {
            writer.WriteStartObject("Confidence"u8);
            foreach (var (key, value) in reading.Confidence)
            {
                writer.WriteNumber(key, value);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static IReadOnlyCollection<KeyValuePair<string, string>> ByName(IReadOnlyDictionary<string, string> texts)
    {
        if (texts.Count < 2)
        {
            return texts;
        }

        KeyValuePair<string, string>[] sorted = [.. texts];
        Array.Sort(sorted, static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        return sorted;
    }

    private static void WriteFace(Utf8JsonWriter writer, Reading reading)
    {
        Text(writer, "InvoiceCode"u8, reading.InvoiceCode);
        Text(writer, "InvoiceNumber"u8, reading.InvoiceNumber);
        Text(writer, "PaperCode"u8, reading.PaperCode);
        Text(writer, "PaperNumber"u8, reading.PaperNumber);
        if (reading.IssueDate is { } day)
        {
            Text(writer, "IssueDate"u8, Core.Json.ReadingJson.Day(day));
        }

        Text(writer, "CheckCode"u8, reading.CheckCode);
        Text(writer, "MachineNumber"u8, reading.MachineNumber);
        Text(writer, "BuyerName"u8, reading.BuyerName);
        Text(writer, "BuyerTaxId"u8, reading.BuyerTaxId);
        Text(writer, "SellerName"u8, reading.SellerName);
        Text(writer, "SellerTaxId"u8, reading.SellerTaxId);
        Amount(writer, "AmountExTax"u8, reading.AmountExTax);
        Amount(writer, "TaxAmount"u8, reading.TaxAmount);
        Amount(writer, "TotalInclTax"u8, reading.TotalInclTax);
        Text(writer, "TotalInChinese"u8, reading.TotalInChinese);
        Text(writer, "Qr"u8, reading.Qr);
    }

    private static void WriteLine(Utf8JsonWriter writer, InvoiceLine line)
    {
        writer.WriteStartObject();
        Text(writer, "Name"u8, line.Name);
        Text(writer, "Spec"u8, line.Spec);
        Text(writer, "Unit"u8, line.Unit);
        Text(writer, "Quantity"u8, line.Quantity);
        Text(writer, "UnitPrice"u8, line.UnitPrice);
        Amount(writer, "Amount"u8, line.Amount);
        Text(writer, "TaxRate"u8, line.TaxRate);
        Amount(writer, "Tax"u8, line.Tax);
        Text(writer, "TaxCode"u8, line.TaxCode);
        writer.WriteEndObject();
    }

    private static void WriteRedOf(Utf8JsonWriter writer, RedReference? redOf)
    {
        if (redOf is null)
        {
            return;
        }

        writer.WriteStartObject("RedOf"u8);
        Text(writer, "InvoiceCode"u8, redOf.InvoiceCode);
        Text(writer, "InvoiceNumber"u8, redOf.InvoiceNumber);
        Text(writer, "Confirmation"u8, redOf.Confirmation);
        writer.WriteEndObject();
    }

    private static void WriteStatus(Utf8JsonWriter writer, InvoiceStatus status)
    {
        writer.WriteStartObject("Status"u8);
        Text(writer, "Void"u8, status.Void.ToString());
        Text(writer, "Red"u8, status.Red.ToString());
        Text(writer, "Risk"u8, status.Risk.ToString());
        Text(writer, "Text"u8, status.Text);
        writer.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter writer, Finding finding)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("Text"u8);
        WriteText(writer, finding.Text);
        Text(writer, "Severity"u8, finding.Severity.ToString());
        Text(writer, "Field"u8, finding.Field);
        Text(writer, "Expected"u8, finding.Expected);
        Text(writer, "Found"u8, finding.Found);
        writer.WriteEndObject();
    }

    /// <summary>A coded text as an object.</summary>
    public static void WriteText(Utf8JsonWriter writer, CodedText text)
    {
        writer.WriteStartObject();
        Text(writer, "Code"u8, text.Code);
        Text(writer, "Template"u8, text.Template);
        Texts(writer, "Args"u8, text.Args);
        writer.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    private static void Amount(Utf8JsonWriter writer, ReadOnlySpan<byte> name, PrintedAmount? amount)
    {
        if (amount is { } stated)
        {
            writer.WriteStartObject(name);
            writer.WriteNumber("Value"u8, stated.Value.Fen);
            Text(writer, "Printed"u8, stated.Printed);
            writer.WriteEndObject();
        }
    }

    private static void Texts(
        Utf8JsonWriter writer,
        ReadOnlySpan<byte> name,
        IReadOnlyCollection<KeyValuePair<string, string>> texts
    )
    {
        if (texts.Count == 0)
        {
            return;
        }

        writer.WriteStartObject(name);
        foreach (var (key, value) in texts)
        {
            writer.WriteString(key, value);
        }

        writer.WriteEndObject();
    }

    private static void List<T>(
        Utf8JsonWriter writer,
        ReadOnlySpan<byte> name,
        IReadOnlyList<T> items,
        Action<Utf8JsonWriter, T> write
    )
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            write(writer, item);
        }

        writer.WriteEndArray();
    }
}
