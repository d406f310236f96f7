using System.Collections.Frozen;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Piaoheng.Server.Platform.Web.Language;

/// <summary>What a page writes, brought into English: its literals, words of the program among its values, and the blanks between them that Chinese does without.</summary>
internal sealed class PageVoice
{
    // Signs of markup that stand within a sentence.
    private static readonly string[] Inline = ["a", "b", "span", "kbd"];

    private bool _isAfterWord;
    private bool _isAfterValue;
    private bool _isRaw;
    private string? _number;

    // What a form sends back, what a script puts into a field, and addresses.
    private static readonly FrozenSet<string> RawAttributes = FrozenSet.ToFrozenSet(
        ["value", "href", "action", "data-value", "data-name", "data-copy"],
        StringComparer.Ordinal
    );

    /// <summary>What follows is the value of an attribute.</summary>
    public void BeginAttribute(string name) => _isRaw = RawAttributes.Contains(name);

    /// <summary>The value of the attribute is complete.</summary>
    public void EndAttribute() => _isRaw = false;

    /// <summary>A literal of the page, in English.</summary>
    public string Literal(string literal)
    {
        var beginsLink = _isAfterWord && Inline.Any(tag => Opens(literal, tag));
        var endsLink = Inline.Any(tag => literal.EndsWith($"</{tag}>", StringComparison.Ordinal));
        if (!ChineseText.IsIn(literal))
        {
            (_isAfterWord, _isAfterValue) = (false, endsLink);
            return beginsLink ? " " + literal : literal;
        }

        var spoken = Spoken.Literal(literal);
        var text = spoken.Text(_number);
        var needsBlank = beginsLink || (spoken.BeginsWithWord && (_isAfterWord || _isAfterValue));
        (_isAfterWord, _isAfterValue) = (spoken.EndsWithWord, endsLink);
        return needsBlank ? " " + text : text;
    }

    /// <summary>A value, in English where it is a word of the program.</summary>
    public string Value(string value)
    {
        if (value.Length == 0 || _isRaw)
        {
            return value;
        }

        var text = Spoken.Value(value, _number);
        var needsBlank = _isAfterWord && text.Length > 0 && (char.IsLetterOrDigit(text[0]) || text[0] is '¥' or '−' or '“');
        (_isAfterWord, _isAfterValue, _number) = (false, true, value);
        return needsBlank ? " " + text : text;
    }

    private static bool Opens(string literal, string tag) =>
        literal.StartsWith("<" + tag, StringComparison.Ordinal)
        && (literal.Length == tag.Length + 1 || literal[tag.Length + 1] is ' ' or '>');

    /// <summary>Markup that a tag helper made: the attributes that are literals of the page.</summary>
    public void Markup(object? value)
    {
        _isAfterWord = false;
        _isAfterValue = true;
        if (value is not TagHelperOutput output)
        {
            return;
        }

        for (var at = 0; at < output.Attributes.Count; at++)
        {
            var attribute = output.Attributes[at];
            if (RawAttributes.Contains(attribute.Name))
            {
                continue;
            }

            if (
                (attribute.Value is HtmlString html ? html.Value : attribute.Value as string) is { } text
                && ChineseText.IsIn(text)
            )
            {
                output.Attributes[at] = new TagHelperAttribute(
                    attribute.Name,
                    attribute.Value is HtmlString ? new HtmlString(Spoken.Value(text)) : Spoken.Value(text),
                    attribute.ValueStyle
                );
            }
        }
    }
}
