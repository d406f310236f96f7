using Piaoheng.Server.Modules.Preferences.Contracts;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Preferences;

/// <summary>外观 among the preferences.</summary>
internal sealed class AppearanceBook(IPreferences preferences) : IAppearance
{
    private const string Theme = "appearance.theme";
    private const string Density = "appearance.density";
    private const string Keys = "appearance.keys";
    private const string Language = "appearance.language";
    private const string Off = "off";

    public async Task<Appearance> Read(CancellationToken cancellation) =>
        new(
            await preferences.Find(Theme, cancellation) ?? "",
            await preferences.Find(Density, cancellation) ?? "",
            await preferences.Find(Keys, cancellation) != Off
        )
        {
            Language = Known(Tongue.All, await preferences.Find(Language, cancellation) ?? "") ?? "",
        };

    public Task Speak(string language, CancellationToken cancellation) =>
        preferences.Set(
            new Dictionary<string, string?>(StringComparer.Ordinal) { [Language] = Known(Tongue.All, language) },
            cancellation
        );

    /// <summary>Keeps it; what is no choice counts as nothing chosen.</summary>
    public Task<Outcome<int>> Set(Appearance wanted, CancellationToken cancellation) =>
        preferences.Set(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                [Theme] = Known(Appearance.Choices.Themes, wanted.Theme),
                [Density] = Known(Appearance.Choices.Densities, wanted.Density),
                [Keys] = wanted.HasKeys ? null : Off,
                [Language] = Known(Tongue.All, wanted.Language),
            },
            cancellation
        );

    private static string? Known(string[] choices, string wanted) =>
        wanted.Length > 0 && choices.Contains(wanted, StringComparer.Ordinal) ? wanted : null;
}
