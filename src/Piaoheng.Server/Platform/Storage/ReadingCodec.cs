using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Text;

namespace Piaoheng.Server.Platform.Storage;

/// <summary>Readings as JSON in the tables, without loss: what is written comes back equal, null and empty kept apart.</summary>
/// <remarks>Not the JSON of <c>read --json</c>, which is for people and programs outside and leaves things out.</remarks>
public static class ReadingCodec
{
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new YuanConverter(), new CodedTextConverter(), new JsonStringEnumConverter() },
    };

    /// <summary>A reading as JSON.</summary>
    public static string Write(Reading reading) => ReadingWriter.Write(reading, isStatement: false, Encoding.UTF8.GetString);

    /// <summary>SHA-256 of what a reading says, whichever file and row says it, in whatever order the file has its columns.</summary>
    public static byte[] Hash(Reading reading) => ReadingWriter.Write(reading, isStatement: true, SHA256.HashData);

    /// <summary>The reading that was written.</summary>
    public static Reading Read(string json) =>
        JsonSerializer.Deserialize<Reading>(json, Json) ?? throw new InvalidDataException("A stored reading is null.");

    /// <summary>Lines as JSON.</summary>
    public static string WriteLines(IReadOnlyList<InvoiceLine> lines) => ReadingWriter.WriteLines(lines);

    /// <summary>The lines that were written.</summary>
    public static IReadOnlyList<InvoiceLine> ReadLines(string json) =>
        JsonSerializer.Deserialize<List<InvoiceLine>>(json, Json) ?? throw new InvalidDataException("Stored lines are null.");

    /// <summary>Coded texts as JSON.</summary>
    public static string WriteTexts(IReadOnlyCollection<CodedText> texts) => JsonSerializer.Serialize(texts, Json);

    /// <summary>The coded texts that were written.</summary>
    public static IReadOnlyList<CodedText> ReadTexts(string json) =>
        JsonSerializer.Deserialize<List<CodedText>>(json, Json) ?? [];

    /// <summary>Named arguments as a JSON object.</summary>
    public static string WriteArgs(IReadOnlyDictionary<string, string> args) => JsonSerializer.Serialize(args, Json);

    /// <summary>The named arguments that were written.</summary>
    public static IReadOnlyDictionary<string, string> ReadArgs(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(json, Json) ?? [];

    private sealed class YuanConverter : JsonConverter<Yuan>
    {
        public override Yuan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Yuan.FromFen(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Yuan value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Fen);
    }

    /// <summary>Its constructors are several, of which the serialiser would not choose.</summary>
    private sealed class CodedTextConverter : JsonConverter<CodedText>
    {
        public override CodedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var parts = JsonSerializer.Deserialize<Parts>(ref reader, options)!;
            return new CodedText(parts.Code, parts.Template, parts.Args ?? []);
        }

        public override void Write(Utf8JsonWriter writer, CodedText value, JsonSerializerOptions options) =>
            ReadingWriter.WriteText(writer, value);

        private sealed record Parts(string Code, string Template, SortedDictionary<string, string>? Args);
    }
}
