using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation.Comparing;

namespace Piaoheng.Server.Modules.Reconciliation.Reports;

/// <summary>The Chinese words of a report.</summary>
internal static class ReportWords
{
    public static string Of(Direction direction) => direction == Direction.In ? "进项" : "销项";

    public static string Of(CoverageBasis basis) =>
        basis switch
        {
            CoverageBasis.Sync => "同步",
            CoverageBasis.Stated => "声明",
            _ => "推断",
        };

    public static string Field(string field) => FieldKey.ChineseOf(field);
}
