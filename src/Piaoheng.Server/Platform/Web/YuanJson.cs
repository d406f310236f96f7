using System.Text.Json;
using System.Text.Json.Serialization;
using Piaoheng.Core.Money;

namespace Piaoheng.Server.Platform.Web;

/// <summary>Amounts in answers: decimal text with two places, as everywhere in our JSON.</summary>
internal sealed class YuanJson : JsonConverter<Yuan>
{
    public override Yuan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Yuan.TryParse(reader.GetString(), out var amount) ? amount : throw new JsonException("Not an amount.");

    public override void Write(Utf8JsonWriter writer, Yuan value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
