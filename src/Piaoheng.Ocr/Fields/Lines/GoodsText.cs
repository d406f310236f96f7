using System.Text.RegularExpressions;
using Piaoheng.Ocr.Fields.Layout;

namespace Piaoheng.Ocr.Fields.Lines;

/// <summary>货物名称 and 规格: what such texts are known to look like, where a sign was misread that the model hardly knows.</summary>
internal static partial class GoodsText
{
    private const int LongestShortName = 24;

    public static string Of(string text) =>
        Fuel().Replace(Ohm().Replace(WithAsterisks(Unquoted(text)), "Ω"), "车用${fuel}（Ⅵ${class}）");

    // A blurred asterisk looks like an opening quotation mark, which nothing closes.
    private static string Unquoted(string text) => text.Contains('”', StringComparison.Ordinal) ? text : text.Replace('“', '*');

    // 简称 stands between two asterisks: where the second was read, the first is there; what stands before the first is dirt at the edge.
    private static string WithAsterisks(string text) =>
        (text.IndexOf('*', StringComparison.Ordinal), text.Count(static c => c == '*')) switch
        {
            (> 0 and < LongestShortName, 1) when Glyph.IsIdeograph(text[0]) => "*" + text,
            (> 1 and < LongestShortName, 1) when !char.IsLetterOrDigit(text[0]) && Glyph.IsIdeograph(text[1]) => "*" + text[1..],
            (1, 2) => text[1..],
            _ => text,
        };

    // Of resistors: 10kq is 10kΩ, and so is 10k0 before a tolerance.
    [GeneratedRegex(@"(?<=[0-9][kKM]?)[qQ]?Ω|(?<=[0-9][kKM])([qQ](?=±|\z)|0(?=±))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ohm();

    // The classes of GB 17930 and GB 19147 are one sign, Ⅵ; a bracket at the end of a cell is easily lost, 油 at the end of a box read twice.
    [GeneratedRegex(
        @"[车军]用(?<fuel>[汽柴]油)由?[(（](V[IlTt1]|Ⅵ)(?<class>[AB]?)([)）]|\z)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Fuel();
}
