using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Piaoheng.Server.Platform.Web.Markup;

/// <summary><c>&lt;invoice-number value="…" /&gt;</c>: 20 digits as 8 + 4 + 8, code and number apart.</summary>
/// <remarks>The gaps are margins: a number that is copied from the page has no spaces in it.</remarks>
[HtmlTargetElement("invoice-number", TagStructure = TagStructure.WithoutEndTag)]
public sealed class InvoiceNumberTagHelper(HtmlEncoder encoder) : TagHelper
{
    /// <summary>发票号码.</summary>
    public string? Value { get; set; }

    /// <summary>发票代码, for kinds that have one.</summary>
    public string? Code { get; set; }

    /// <summary>The number on the other side: differing characters are marked.</summary>
    public string? Against { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "number");
        if (string.IsNullOrEmpty(Value))
        {
            output.Content.SetContent("—");
            return;
        }

        var differs = Difference.Of(Value, Against);
        if (!string.IsNullOrEmpty(Code))
        {
            output.Content.AppendHtml("<span>").Append(Code).AppendHtml("</span>");
        }

        foreach (var (from, length) in Groups(Value))
        {
            var tag = from + length == Value.Length ? "b" : "span";
            output.Content.AppendHtml($"<{tag}>");
            output.Content.AppendHtml(Difference.Mark(Value, differs, from, length, encoder));
            output.Content.AppendHtml($"</{tag}>");
        }
    }

    private static (int From, int Length)[] Groups(string number) =>
        number.Length == 20 ? [(0, 8), (8, 4), (12, 8)] : [(0, number.Length)];
}
