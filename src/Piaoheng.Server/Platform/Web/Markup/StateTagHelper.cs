using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Piaoheng.Server.Platform.Web.Markup;

/// <summary><c>&lt;state of="mark" chip="true"&gt;detail&lt;/state&gt;</c>: icon, word and tone; what stands inside follows the word.</summary>
[HtmlTargetElement("state")]
public sealed class StateTagHelper : TagHelper
{
    /// <summary>The state; nothing is written when it is null.</summary>
    public StateMark? Of { get; set; }

    /// <summary>On a tinted ground, for heads of pages and cards.</summary>
    public bool Chip { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Of is null)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"{(Chip ? "chip" : "state")} {ToneClass.Of(Of.Tone)}");
        output.PreContent.AppendHtml(IconTagHelper.Svg(Of.Icon, null, View.HttpContext)).Append(Spoken.Value(Of.Word));
    }
}

/// <summary>Names of the tones in the style sheet.</summary>
internal static class ToneClass
{
    public static string Of(Tone tone) =>
        tone switch
        {
            Tone.Good => "good",
            Tone.Bad => "bad",
            Tone.Warn => "warn",
            Tone.Guess => "guess",
            Tone.Wait => "wait",
            _ => "unknown",
        };
}
