namespace Piaoheng.Server.Platform.Web.Markup;

/// <summary>A state as the screens show it: always a word, an icon and a tone together, never colour alone.</summary>
/// <param name="Word">The word.</param>
/// <param name="Icon">Name in <c>web/icons.txt</c>.</param>
/// <param name="Tone">What it means for the reader.</param>
public sealed record StateMark(string Word, string Icon, Tone Tone);

/// <summary>What a state means for the reader; the style sheet gives each its colours.</summary>
public enum Tone
{
    /// <summary>Proven, matched, stored.</summary>
    Good,

    /// <summary>Something is missing or wrong, and money may be lost.</summary>
    Bad,

    /// <summary>Values differ; a person must look.</summary>
    Warn,

    /// <summary>A proposal, never applied by itself.</summary>
    Guess,

    /// <summary>Too early, running, in progress.</summary>
    Wait,

    /// <summary>Cannot be judged, or is not compared.</summary>
    Unknown,
}
