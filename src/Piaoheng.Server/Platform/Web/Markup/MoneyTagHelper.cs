using Microsoft.AspNetCore.Razor.TagHelpers;
using Piaoheng.Core.Money;

namespace Piaoheng.Server.Platform.Web.Markup;

/// <summary><c>&lt;money value="amount" sign="true" /&gt;</c>: two places, thousands separators; a negative amount has red ink and a minus sign.</summary>
[HtmlTargetElement("money", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MoneyTagHelper : TagHelper
{
    /// <summary>The amount; null is shown as a dash.</summary>
    public Yuan? Value { get; set; }

    /// <summary>Put ¥ before it: in cards, tiles and details. Table heads carry it once.</summary>
    public bool Sign { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Value is not { } amount)
        {
            output.Attributes.SetAttribute("class", "money dim");
            output.Content.SetContent("—");
            return;
        }

        output.Attributes.SetAttribute("class", amount < Yuan.Zero ? "money negative" : "money");
        output.Content.SetContent(Sign ? WithSign(amount) : amount.ToDisplay());
    }

    private static string WithSign(Yuan amount) =>
        amount < Yuan.Zero ? "−¥" + amount.Abs().ToDisplay() : "¥" + amount.ToDisplay();
}
