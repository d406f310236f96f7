using Piaoheng.Core.Invoices;
using Piaoheng.Core.Text;
using Piaoheng.Ocr.Fields.Results;

namespace Piaoheng.Ocr.Fields.Constraints;

/// <summary>税号 → 名称: a name that was read nearly as the name known for the tax number is that name.</summary>
/// <remarks>The number must be proven by its check characters. A name that is quite another is kept as read and held against the number.</remarks>
internal static class KnownParty
{
    private const int CharactersPerMistake = 3;

    public static FoundField? Name(FoundField? read, FoundField? taxId, Func<string, string?>? nameOf)
    {
        if (
            nameOf is null
            || taxId is null
            || !taxId.Proof.HasFlag(Proof.Check)
            || taxId.IsContradicted
            || nameOf(taxId.Value) is not { } known
        )
        {
            return read;
        }

        if (read is null)
        {
            return new FoundField(known, null) { Source = SourceId.Derived, Proof = Proof.Structure };
        }

        if (NameNormaliser.Same(read.Value, known))
        {
            return read with { Value = known, Proof = read.Proof | Proof.Known, Dropped = [] };
        }

        return Distance(read.Value, known) <= Math.Max(1, known.Length / CharactersPerMistake)
            ? read with
            {
                Value = known,
                Source = SourceId.OcrCorrected,
                Proof = Proof.Known,
                Dropped = [],
            }
            : read with
            {
                IsContradicted = true,
            };
    }

    /// <summary>Fewest characters to change, add or leave out.</summary>
    private static int Distance(string left, string right)
    {
        var before = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var row = new int[right.Length + 1];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var changed = before[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                row[j] = Math.Min(changed, Math.Min(before[j], row[j - 1]) + 1);
            }

            before = row;
        }

        return before[right.Length];
    }
}
