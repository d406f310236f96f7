using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Reconciliation.Comparing;

namespace Piaoheng.Core.Reconciliation;

/// <summary>How reasons say states and differences in Chinese.</summary>
internal static class Wording
{
    public static string BookRows(RecordGroup ours) =>
        ours.Records.Count(record => record.Nature == RecordNature.BookRow).ToString(CultureInfo.InvariantCulture);

    public static string Details(IEnumerable<FieldDifference> fields) => string.Join('；', fields.Select(Detail));

    public static string Tolerated(IEnumerable<ToleratedDifference> tolerated) =>
        string.Join(
            '；',
            tolerated.Select(each => $"{FieldKey.ChineseOf(each.Field)}差 {each.Difference}，在容差 {each.Tolerance} 之内")
        );

    public static string Of(VoidState state) => state == VoidState.Voided ? "已作废" : "未作废";

    public static string Of(RedState state) =>
        state switch
        {
            RedState.Locked => "红字锁定",
            RedState.Partial => "已部分红冲",
            RedState.Full => "已全额红冲",
            _ => "未红冲",
        };

    public static string Of(RiskState state) =>
        state switch
        {
            RiskState.Doubtful => "疑点发票",
            RiskState.Abnormal => "异常凭证",
            RiskState.LostControl => "失控",
            _ => "正常",
        };

    public static string Of(Direction? direction) =>
        direction switch
        {
            Direction.In => "进项",
            Direction.Out => "销项",
            _ => "进项或销项",
        };

    private static string Detail(FieldDifference field)
    {
        var (ours, theirs) = field.Source switch
        {
            ComparedSource.Document => ("票据原件", "税局"),
            ComparedSource.Book => ("账簿", "税局"),
            ComparedSource.BookAgainstDocument => ("账簿", "票据原件"),
            _ => ("账内", "税局"),
        };
        return $"{FieldKey.ChineseOf(field.Field)} {ours} {Yuan.Readable(field.Ours)}，{theirs} {Yuan.Readable(field.Theirs)}";
    }
}
