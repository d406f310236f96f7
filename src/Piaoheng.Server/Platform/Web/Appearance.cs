namespace Piaoheng.Server.Platform.Web;

/// <summary>外观 as somebody wants it, on every browser they use.</summary>
/// <param name="Theme"><c>light</c> or <c>dark</c>; empty = as the system says.</param>
/// <param name="Density"><c>compact</c> or <c>roomy</c>; empty = ordinary.</param>
/// <param name="HasKeys">Whether single letters are keys.</param>
internal sealed record Appearance(string Theme, string Density, bool HasKeys)
{
    /// <summary>界面语言: <c>zh-CN</c> or <c>en</c>; empty = as the browser says.</summary>
    public string Language { get; init; } = "";

    /// <summary>Of who has chosen nothing.</summary>
    public static Appearance Default { get; } = new("", "", HasKeys: true);

    /// <summary>Themes and densities that there are.</summary>
    public static readonly (string[] Themes, string[] Densities) Choices = (["", "light", "dark"], ["", "compact", "roomy"]);
}

/// <summary>The door through which pages learn the appearance; the module Preferences answers.</summary>
internal interface IAppearance
{
    /// <summary>Of whoever asks.</summary>
    Task<Appearance> Read(CancellationToken cancellation);

    /// <summary>Sets 界面语言 of whoever asks; the rest stays.</summary>
    Task Speak(string language, CancellationToken cancellation);
}
