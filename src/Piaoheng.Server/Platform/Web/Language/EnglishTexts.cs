using System.Collections.Frozen;
using System.Text.Json;

namespace Piaoheng.Server.Platform.Web.Language;

/// <summary>英文文本: the catalogue. Each module keeps its own in <c>*.en.json</c>; the key is the Chinese text or template.</summary>
internal static class EnglishTexts
{
    private const string Suffix = ".en.json";

    private static readonly Lazy<FrozenDictionary<string, string>> Known = new(() =>
        Files().SelectMany(file => file.Texts).ToFrozenDictionary(StringComparer.Ordinal)
    );

    /// <summary>The English for a text of the program; null when there is none.</summary>
    /// <param name="chinese">The Chinese text or template, in the form of <see cref="ChineseText.Key"/>.</param>
    public static string? Find(string chinese) => Known.Value.GetValueOrDefault(chinese);

    /// <summary>Every file of the catalogue; a key stands in one of them only.</summary>
    public static IReadOnlyList<(string Name, IReadOnlyDictionary<string, string> Texts)> Files() =>
        [
            .. typeof(EnglishTexts)
                .Assembly.GetManifestResourceNames()
                .Where(name => name.EndsWith(Suffix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => (name, (IReadOnlyDictionary<string, string>)Read(name))),
        ];

    private static Dictionary<string, string> Read(string name)
    {
        using var file = typeof(EnglishTexts).Assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(file)!;
    }
}
