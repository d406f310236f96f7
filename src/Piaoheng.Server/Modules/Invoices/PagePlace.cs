using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>A place in an ordered list: the row at which a page begins or ends. Stays right while rows are added.</summary>
/// <param name="Values">What the row has of each step of the order.</param>
/// <param name="Id">Invoice, which decides between equal values.</param>
/// <param name="IsBefore">Whether the page ends before it; otherwise it begins after it.</param>
[JsonConverter(typeof(AsText))]
public sealed record PagePlace(IReadOnlyList<string> Values, long Id, bool IsBefore)
{
    /// <summary>As it stands in an address: <c>after.739900.123</c>.</summary>
    public override string ToString() =>
        string.Join(
            '.',
            [
                IsBefore ? "before" : "after",
                // Dots part the values, so that a value has none.
                .. Values.Select(value => Uri.EscapeDataString(value).Replace(".", "%2E", StringComparison.Ordinal)),
                Id.ToString(CultureInfo.InvariantCulture),
            ]
        );

    /// <summary>Reads a place back; null when it is none, which begins at the start of the list.</summary>
    public static PagePlace? Parse(string? text)
    {
        var parts = (text ?? "").Split('.');
        return
            parts is ["before" or "after", .. var values, var last]
            && values.Length > 0
            && long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new PagePlace([.. values.Select(Uri.UnescapeDataString)], id, parts[0] == "before")
            : null;
    }

    // Programs hand it back as they were given it.
    private sealed class AsText : JsonConverter<PagePlace>
    {
        public override PagePlace? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Parse(reader.GetString());

        public override void Write(Utf8JsonWriter writer, PagePlace value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
