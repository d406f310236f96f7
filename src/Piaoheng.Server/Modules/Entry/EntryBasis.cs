using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Piaoheng.Core.Entry;

namespace Piaoheng.Server.Modules.Entry;

/// <summary>录入依据: what an entry begins from.</summary>
public sealed record EntryBasis
{
    /// <summary>The invoice that is corrected; null when a new one is typed.</summary>
    public long? InvoiceId { get; init; }

    /// <summary>The waiting file whose content is typed; null when there is none.</summary>
    public long? ItemId { get; init; }

    /// <summary>The review that it answers: returned, or a reading that was doubtful; null when there is none.</summary>
    public long? ReviewId { get; init; }

    /// <summary>Code of the reason of a correction.</summary>
    public string Reason { get; init; } = "";

    /// <summary>说明.</summary>
    public string Note { get; init; } = "";

    /// <summary>Whether the person says that what the rules doubt is printed so.</summary>
    public bool IsAsPrinted { get; init; }
}

/// <summary>Forms and what they begin from, as JSON in the tables.</summary>
internal static class EntryJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    public static string Write(EntryForm form) => JsonSerializer.Serialize(form, Options);

    public static string Write(EntryBasis basis) => JsonSerializer.Serialize(basis, Options);

    public static EntryForm ReadForm(string json) =>
        JsonSerializer.Deserialize<EntryForm>(json, Options) ?? throw new InvalidDataException("A stored form is null.");

    public static EntryBasis ReadBasis(string json) =>
        JsonSerializer.Deserialize<EntryBasis>(json, Options) ?? throw new InvalidDataException("A stored basis is null.");

    /// <summary>What is kept as the statement of a person: who stated what, when and why.</summary>
    public static byte[] Statement(object statement) => JsonSerializer.SerializeToUtf8Bytes(statement, Options);
}
