using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Piaoheng.Server.Platform.Web.Language;

/// <summary>Sentences with values in them, in the language of the request: <c>Say.It($"共 {count} 张")</c>.</summary>
internal static class Say
{
    /// <summary>In Chinese precisely the interpolated string; in English the template <c>共 {0} 张</c> of the catalogue with the same values.</summary>
    public static string It(SaidText text) => text.ToString();
}

/// <summary>Keeps template and values of an interpolated string apart.</summary>
[InterpolatedStringHandler]
internal readonly ref struct SaidText
{
    private readonly StringBuilder _text;

    // Null in Chinese, where values are written into the text at once.
    private readonly List<string>? _values;

    public SaidText(int literalLength, int formattedCount)
    {
        _text = new StringBuilder(literalLength + (formattedCount * 8));
        _values = Tongue.IsEnglish ? new List<string>(formattedCount) : null;
    }

    public void AppendLiteral(string literal) => _text.Append(literal);

    public void AppendFormatted<T>(T value) => AppendFormatted(value, null);

    public void AppendFormatted<T>(T value, string? format)
    {
        var shown = value is IFormattable formattable
            ? formattable.ToString(format, CultureInfo.InvariantCulture)
            : value?.ToString() ?? "";
        if (_values is null)
        {
            _text.Append(shown);
            return;
        }

        _text.Append(CultureInfo.InvariantCulture, $"{{{_values.Count}}}");
        _values.Add(Spoken.Value(shown, _values.LastOrDefault()));
    }

    public override string ToString()
    {
        var text = _text.ToString();
        if (_values is not { } values)
        {
            return text;
        }

        var template = text.AsSpan().Trim(' ');
        var english = EnglishTexts.Find(ChineseText.Key(template)) ?? template.ToString();
        var start = text.Length - text.AsSpan().TrimStart(' ').Length;
        return text[..start] + Phrase.Fill(english, Value) + text[(start + template.Length)..];

        string? Value(string name) =>
            int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < values.Count
                ? values[at]
                : null;
    }
}
