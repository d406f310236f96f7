using Piaoheng.Core.Reconciliation;

namespace Piaoheng.Server.Modules.Reconciliation.Reports;

/// <summary>One sentence on what each kind of result means and what to do about it, for reports and screens.</summary>
internal static class DifferenceMeaning
{
    public static string Of(DifferenceKind kind) =>
        kind switch
        {
            DifferenceKind.MissingOurs => "税局已有，账内没有：到税务数字账户下载原件，或向经手人索取",
            DifferenceKind.MissingTheirs => "账内已有，税局数据已覆盖其日期而没有：核对号码与原件，必要时向开票方核实",
            DifferenceKind.FieldMismatch => "同一张发票，内容不同：以原件为准更正",
            DifferenceKind.StatusMismatch => "同一张发票，作废、红冲或风险状态不同：先处理已抵扣、已付款的",
            DifferenceKind.NumberSuspect => "很可能是同一张，号码录错：对照原件确认后更正",
            DifferenceKind.DuplicateOurs => "使用金额超过价税合计：查明哪一笔重复",
            DifferenceKind.DuplicateTheirs => "税局清单中列了两次：重新导出核对",
            DifferenceKind.IncompleteOurs => "账内缺少税局写明的内容：补齐原件",
            DifferenceKind.WrongTaxpayer => "抬头不是本单位：请开票方红冲换开，或转给所属单位",
            DifferenceKind.NotYetDue => "尚未到应能查到的时间：到期后再判断",
            DifferenceKind.NotCovered => "税局数据未覆盖，不能判断：补充导出后再核对",
            DifferenceKind.OffsetPair => "蓝字发票与其红字发票相互抵销，无需处理",
            DifferenceKind.OutsideBureau => "此类票据不在税局数据范围，不参与核对",
            _ => "两边一致",
        };
}
