using System.Xml.Linq;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Text;
using Piaoheng.Core.Validation;

namespace Piaoheng.Formats.Xml;

/// <summary>Turns texts of structured sources into values; a text that is no value becomes null and a finding (missing ≠ unreadable).</summary>
internal sealed class FieldParser
{
    /// <summary>What could not be turned into values.</summary>
    public List<Finding> Findings { get; } = [];

    /// <summary>An amount; null when the text is missing, empty or no amount.</summary>
    public PrintedAmount? Amount(string field, string? text)
    {
        if (PrintedAmount.TryParse(text, out var amount))
        {
            return amount;
        }

        NoteUnless(string.IsNullOrWhiteSpace(text), field, text);
        return null;
    }

    /// <summary>A day; null when the text is missing, empty or no day.</summary>
    public DateOnly? Date(string field, string? text)
    {
        if (PrintedDate.TryParse(text, out var day))
        {
            return day;
        }

        NoteUnless(string.IsNullOrWhiteSpace(text), field, text);
        return null;
    }

    /// <summary>纳税人识别号 as the bureau writes it: half-width capitals without spaces; null and empty stay what they are.</summary>
    public static string? TaxId(string? text) =>
        text is null
            ? null
            : CompatibilityForm.Fold(text).Replace(" ", string.Empty, StringComparison.Ordinal).ToUpperInvariant();

    /// <summary>Notes elements of these groups that stand several times and differ: nothing tells which one is right.</summary>
    public void NoteRepeated(params ReadOnlySpan<XElement?> groups)
    {
        foreach (var group in groups)
        {
            var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var element in group?.Elements() ?? [])
            {
                if (element.HasElements || element.Text() is not { } text || seen.TryAdd(element.Name.LocalName, text))
                {
                    continue;
                }

                if (!string.Equals(seen[element.Name.LocalName], text, StringComparison.Ordinal))
                {
                    Findings.Add(UnreadableText.Repeated(element.Name.LocalName, seen[element.Name.LocalName], text));
                    break;
                }
            }
        }
    }

    private void NoteUnless(bool isFine, string field, string? text)
    {
        if (!isFine)
        {
            Findings.Add(UnreadableText.Value(field, text!));
        }
    }
}
