using System.Text.Json;
using System.Text.Json.Serialization;

namespace Piaoheng.Core.Policy;

/// <summary>Texts of the policy pack, interned like literals of the program: so whoever shows one knows it for a text of the program, not of a person.</summary>
internal sealed class PolicyText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Interned(reader.GetString());

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Interned(reader.GetString())!;

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value);

    private static string? Interned(string? text) => text is null ? null : string.Intern(text);
}
