using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Piaoheng.Server.Platform.Web.Markup;

/// <summary><c>&lt;compared value="ours" against="theirs" /&gt;</c>: a text with the characters marked that the other side does not have.</summary>
[HtmlTargetElement("compared", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ComparedTextTagHelper(HtmlEncoder encoder) : TagHelper
{
    /// <summary>The text shown.</summary>
    public string? Value { get; set; }

    /// <summary>The text of the other side; null = nothing is marked.</summary>
    public string? Against { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (string.IsNullOrEmpty(Value))
        {
            output.Attributes.SetAttribute("class", "dim");
            output.Content.SetContent(Value is null ? "—" : Spoken.Value("空"));
            return;
        }

        output.Content.SetHtmlContent(Difference.Mark(Value, Difference.Of(Value, Against), 0, Value.Length, encoder));
    }
}
