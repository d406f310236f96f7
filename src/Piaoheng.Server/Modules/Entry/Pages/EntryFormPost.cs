using System.Globalization;
using Piaoheng.Core.Entry;

namespace Piaoheng.Server.Modules.Entry.Pages;

/// <summary>A form of the page as it was sent: texts by the name of their field, lines by their order.</summary>
internal static class EntryFormPost
{
    private const int MostFields = 120;
    private const string FieldPrefix = "field.";

    public static EntryForm Form(IFormCollection sent)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (
            var (key, values) in sent.Where(pair => pair.Key.StartsWith(FieldPrefix, StringComparison.Ordinal)).Take(MostFields)
        )
        {
            if (Cut(values.ToString()) is { Length: > 0 } text)
            {
                fields[key[FieldPrefix.Length..]] = text;
            }
        }

        return new EntryForm
        {
            Kind = sent["kind"].ToString(),
            Fields = fields,
            Lines = Lines(sent),
        };
    }

    public static EntryBasis Basis(IFormCollection sent) =>
        new()
        {
            InvoiceId = Id(sent, "invoice"),
            ItemId = Id(sent, "item"),
            ReviewId = Id(sent, "review"),
            Reason = Cut(sent["reason"].ToString()),
            Note = Cut(sent["why"].ToString()),
            IsAsPrinted = sent["asPrinted"] == "true",
        };

    public static long? Id(IFormCollection sent, string name) =>
        long.TryParse(sent[name].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    // Every row of the page sends all its inputs, so that what stands at one place belongs together.
    private static List<EntryLine> Lines(IFormCollection sent)
    {
        var count = Math.Min(sent["line.name"].Count, EntryForm.MostLines);
        var lines = new List<EntryLine>(count);
        for (var index = 0; index < count; index++)
        {
            lines.Add(
                new EntryLine
                {
                    Name = At("name"),
                    Spec = At("spec"),
                    Unit = At("unit"),
                    Quantity = At("quantity"),
                    UnitPrice = At("unitPrice"),
                    Amount = At("amount"),
                    TaxRate = At("taxRate"),
                    Tax = At("tax"),
                }
            );

            string At(string part) => sent["line." + part] is var all && index < all.Count ? Cut(all[index] ?? "") : "";
        }

        return lines;
    }

    private static string Cut(string text) => text.Length > EntryForm.LongestText ? text[..EntryForm.LongestText] : text;
}
