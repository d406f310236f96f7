using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Text;

namespace Piaoheng.Formats.Forms;

/// <summary>Tells what form a sheet is, and reads it.</summary>
internal static class SheetReader
{
    // Titles of what is about invoices and is none.
    private static readonly string[] AboutInvoices =
    [
        "申请",
        "登记",
        "通知",
        "查验",
        "交接",
        "台账",
        "明细表",
        "信息表",
        "确认单",
        "形式发票",
        "商业发票",
        "开票信息",
        "抬头",
    ];

    public static Draft Read(Sheet sheet, KindCatalogue kinds)
    {
        var draft = ReadForm(sheet, kinds);
        draft.HasUnnamed = sheet.Runs.Any(static run => Unnamed.IsIn(run.Text));
        return draft;
    }

    private static Draft ReadForm(Sheet sheet, KindCatalogue kinds)
    {
        var title = NormalText.Compact(sheet.Title ?? "");
        if (Array.Exists(AboutInvoices, word => title.Contains(word, StringComparison.Ordinal)))
        {
            return Plain(sheet, SheetRole.Other);
        }

        if (Has(title, "服务清单", "销货清单", "货物清单"))
        {
            return GoodsListForm.Read(sheet);
        }

        if (IsSupporting(title))
        {
            return Plain(sheet, SheetRole.Supporting);
        }

        if (title.Contains("铁路电子客票", StringComparison.Ordinal))
        {
            return RailForm.Read(sheet);
        }

        if (Has(title, "航空运输电子客票行程单", "电子客票行程单"))
        {
            return AirForm.Read(sheet);
        }

        if (Has(title, "机动车销售统一发票", "二手车销售统一发票"))
        {
            return VehicleForm.Read(sheet, kinds);
        }

        return FiscalForm.IsOne(sheet, title) ? FiscalForm.Read(sheet) : Invoice(sheet, kinds);
    }

    /// <summary>A sheet of which nothing is read but its title.</summary>
    public static Draft Plain(Sheet sheet, SheetRole role)
    {
        var draft = new Draft
        {
            Role = role,
            Kind = role switch
            {
                SheetRole.Supporting or SheetRole.GoodsList => KindId.SupportingDocument,
                SheetRole.Picture or SheetRole.Blank => KindId.Unreadable,
                _ => KindId.NotAnInvoice,
            },
            Title = sheet.Title,
        };
        draft.Pages.Add(sheet.Page);
        return draft;
    }

    private static Draft Invoice(Sheet sheet, KindCatalogue kinds)
    {
        var draft = VatForm.Read(sheet, kinds);
        if (draft.Kind is KindId.Unknown && draft.Title is null)
        {
            // Without a title the kind of a 数电票 cannot be told; an old code tells it.
            draft.Kind = kinds.FromCode(draft.Code);
        }

        // What is only not known to be an invoice because its characters are not, has to be recognised from its print.
        return IsInvoice(draft) ? draft : Plain(sheet, HasUnnamed(draft) ? SheetRole.Picture : SheetRole.Other);
    }

    // A form without a number is a draft or a template; a number without a total is a list or a letter.
    private static bool IsInvoice(Draft draft) =>
        draft.Kind is not KindId.Unknown
            ? draft.Number is not null || (draft.TotalInclTax is not null && draft.IssueDate is not null)
            : draft.Number is { Length: 8 or 20 } && draft.IssueDate is not null && draft.TotalInclTax is not null;

    private static bool HasUnnamed(Draft draft) =>
        draft.Findings.Exists(static finding => finding.Code is Unnamed.Code) || Unnamed.IsIn(draft.Title);

    private static bool IsSupporting(string title) =>
        (title.Contains("行程", StringComparison.Ordinal) && !title.Contains("客票", StringComparison.Ordinal))
        || Has(title, "汇总单", "账单", "水单", "消费明细", "费用明细");

    private static bool Has(string title, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (title.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
