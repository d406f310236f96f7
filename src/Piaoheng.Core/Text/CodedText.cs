using System.Collections.ObjectModel;
using Piaoheng.Core.Money;

namespace Piaoheng.Core.Text;

/// <summary>A sentence for people as a code and named arguments; the Chinese template stands where the code is raised.</summary>
/// <param name="Code">Stable code: <c>V-040</c>, <c>REC-MISSING-THEIRS</c>.</param>
/// <param name="Template">The Chinese sentence with its arguments in braces: <c>第 {page} 页读不出</c>.</param>
/// <param name="Args">The arguments by name.</param>
public sealed record CodedText(string Code, string Template, IReadOnlyDictionary<string, string> Args)
{
    // 2026.11 looks like an amount, and is none.
    private const string Version = "version";

    /// <summary>A sentence without arguments.</summary>
    public CodedText(string code, string template)
        : this(code, template, ReadOnlyDictionary<string, string>.Empty) { }

    /// <summary>A sentence with arguments given in pairs.</summary>
    public CodedText(string code, string template, params (string Name, string Value)[] args)
        : this(code, template, Sorted(args)) { }

    /// <summary>The Chinese sentence with its arguments filled in; amounts are given their separators, the arguments stay as they are.</summary>
    public string Render()
    {
        var text = Template;
        foreach (var (name, value) in Args)
        {
            text = text.Replace("{" + name + "}", name == Version ? value : Yuan.Readable(value), StringComparison.Ordinal);
        }

        return text;
    }

    private static SortedDictionary<string, string> Sorted((string Name, string Value)[] args)
    {
        // Sorted, so that JSON made from it is the same for any order of input.
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in args)
        {
            sorted[name] = value;
        }

        return sorted;
    }
}
