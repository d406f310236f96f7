using System.Globalization;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Reconciliation.Pairs;

/// <summary>税局重复列示: one sheet of the bureau lists the invoice twice. Two files that list it are one record with a history (contracts §3).</summary>
internal sealed class DuplicateTheirsRule : PairRule
{
    protected override string Rule => "REC-TWICE";

    public override ReconciliationResult? Judge(PairFacts pair)
    {
        if (pair.Theirs.Records.Count < 2)
        {
            return null;
        }

        var sheet = pair
            .Theirs.Records.GroupBy(record => record.Sheet, StringComparer.Ordinal)
            .FirstOrDefault(rows => rows.Count() > 1);
        return sheet is null
            ? null
            : Found(
                DifferenceKind.DuplicateTheirs,
                pair,
                [],
                new CodedText(
                    "REC-DUPLICATE-THEIRS",
                    "税局清单“{sheet}”中列示了 {times} 次",
                    ("sheet", sheet.Key),
                    ("times", sheet.Count().ToString(CultureInfo.InvariantCulture))
                )
            );
    }
}
