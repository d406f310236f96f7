using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Piaoheng.Server.Platform.Web.Markup;

/// <summary><c>&lt;icon name="upload" /&gt;</c>: a drawing from the sprite. It is decoration; the word stands beside it.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    private const string Sprite = "lib/icons/icons.svg";

    /// <summary>Name in <c>web/icons.txt</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>Further classes: <c>small</c>, <c>large</c>.</summary>
    public string? Class { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Svg(Name, Class, View.HttpContext));
    }

    /// <summary>The drawing as markup.</summary>
    internal static TagBuilder Svg(string name, string? further, HttpContext context)
    {
        var use = new TagBuilder("use");
        use.Attributes["href"] = $"{Url(context)}#{name}";
        var svg = new TagBuilder("svg");
        svg.Attributes["class"] = further is null ? "icon" : "icon " + further;
        svg.Attributes["aria-hidden"] = "true";
        svg.InnerHtml.AppendHtml(use);
        return svg;
    }

    private static string Url(HttpContext context)
    {
        // The fingerprinted name may be kept by the browser for good; the plain name is asked again on every page.
        var assets = context.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        return $"{context.Request.PathBase}/{assets?[Sprite] ?? Sprite}";
    }
}
