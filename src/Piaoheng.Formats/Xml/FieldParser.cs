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

    private void NoteUnless(bool isFine, string field, string? text)
    {
        if (!isFine)
        {
            Findings.Add(UnreadableText.Value(field, text!));
        }
    }
}
