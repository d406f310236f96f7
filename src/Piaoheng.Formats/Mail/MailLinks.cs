using MimeKit.Text;

namespace Piaoheng.Formats.Mail;

/// <summary>正文中的链接: the addresses that the text of a mail offers, each once, as many as the limits allow.</summary>
internal sealed class MailLinks
{
    private const int LongestText = 100;

    private readonly Dictionary<string, MailLink> _links = new(StringComparer.Ordinal);

    public IReadOnlyList<MailLink> All => [.. _links.Values];

    /// <summary>Links of a text without markup.</summary>
    public void AddText(string text)
    {
        var at = 0;
        while (at < text.Length && (at = text.IndexOf("http", at, StringComparison.OrdinalIgnoreCase)) >= 0)
        {
            var end = at;
            while (end < text.Length && IsOfAddress(text[end]))
            {
                end++;
            }

            Add(text[at..end].TrimEnd('.', ',', ')', ';', '\''), "");
            at = Math.Max(end, at + 1);
        }
    }

    /// <summary>Links of a page.</summary>
    public void AddPage(string page)
    {
        var tokens = new HtmlTokenizer(new StringReader(page)) { DecodeCharacterReferences = true };
        string? address = null;
        var text = "";
        while (tokens.ReadNextToken(out var token))
        {
            switch (token)
            {
                case HtmlTagToken { Id: HtmlTagId.A, IsEndTag: false } tag:
                    address = tag.Attributes.FirstOrDefault(own => own.Id == HtmlAttributeId.Href)?.Value;
                    text = "";
                    break;
                case HtmlTagToken { Id: HtmlTagId.A, IsEndTag: true } when address is not null:
                    Add(address, text);
                    address = null;
                    break;
                case HtmlDataToken data when address is not null && text.Length < LongestText:
                    text += data.Data;
                    break;
                case HtmlDataToken data when address is null && data.Kind == HtmlTokenKind.Data:
                    AddText(data.Data);
                    break;
            }
        }
    }

    private void Add(string address, string text)
    {
        if (
            _links.Count < Limits.MailLinks
            && address.Length <= Limits.MailLinkCharacters
            && Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            && uri.UserInfo.Length == 0
        )
        {
            var shown = text.Trim();
            _links.TryAdd(
                uri.AbsoluteUri,
                new MailLink(uri.AbsoluteUri, shown.Length <= LongestText ? shown : shown[..LongestText])
            );
        }
    }

    // Chinese text follows an address without a space.
    private static bool IsOfAddress(char letter) => letter is > ' ' and < '\u007F' and not ('"' or '<' or '>' or '`' or '|');
}
