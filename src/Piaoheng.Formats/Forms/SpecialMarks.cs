using Piaoheng.Core.Invoices;

namespace Piaoheng.Formats.Forms;

/// <summary>特定业务标识: words printed beside or above the title, or columns that only one business has.</summary>
internal static class SpecialMarks
{
    private static readonly string[] Businesses =
    [
        "成品油",
        "旅客运输服务",
        "货物运输服务",
        "建筑服务",
        "不动产经营租赁服务",
        "不动产销售",
        "通行费",
        "机动车",
        "二手车",
        "稀土",
        "代收车船税",
        "自产农产品销售",
        "农产品收购",
        "光伏收购",
        "报废产品收购",
        "拖拉机和联合收割机",
        "卷烟",
        "医疗服务(住院)",
        "医疗服务(门诊)",
        "收购",
    ];

    private static readonly string[] Marks =
    [
        "差额征税-差额开票",
        "差额征税-全额开票",
        "差额征税",
        "代开",
        "销项负数",
        "仅供预览",
    ];

    /// <summary>Reads the marks above the boxes.</summary>
    public static void Read(Sheet sheet, Draft draft, double bottom)
    {
        foreach (var run in sheet.Runs.Where(run => run.Center < bottom))
        {
            var text = TextRow.Of([run]).Match.Trim('(', ')');
            if (Array.IndexOf(Businesses, text) >= 0)
            {
                draft.Keep(ExtraKey.SpecialBusiness, text is "收购" ? "农产品收购" : text);
            }
            else if (Array.IndexOf(Marks, text) >= 0)
            {
                draft.Keep("mark", text);
            }
        }

        if (!draft.Extra.ContainsKey(ExtraKey.SpecialBusiness) && FromColumns(draft) is { } business)
        {
            draft.Keep(ExtraKey.SpecialBusiness, business);
        }
    }

    // The mark may be a picture; the columns of the table say the same.
    private static string? FromColumns(Draft draft) =>
        draft.Extra.ContainsKey(ExtraKey.PassageFrom) ? "通行费"
        : draft.Extra.ContainsKey("constructionPlace") ? "建筑服务"
        : null;
}
