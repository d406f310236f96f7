using Piaoheng.Core.Codes;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>Words of 往来单位.</summary>
internal static class PartyWords
{
    /// <summary>What can be said of the number.</summary>
    public static StateMark Check(PartyUnit unit) =>
        unit.Check switch
        {
            null => new("没有识别号", "circle-dashed", Tone.Unknown),
            { IsPlausible: true } check => new(Form(check.Form), "circle-check", Tone.Good),
            { Suggestion: { } better } => new(Say.It($"校验不符，可能是 {better}"), "alert-triangle", Tone.Bad),
            { Form: TaxpayerIdForm.Unknown } => new("位数或字符不合规", "alert-triangle", Tone.Bad),
            _ => new("校验位不符", "alert-triangle", Tone.Bad),
        };

    /// <summary>The range of days on which a name stands.</summary>
    public static string Days(PartyName name) =>
        name.Last == DateOnly.MinValue ? "没有开票日期"
        : name.First == DateOnly.MinValue || name.First == name.Last ? InvoiceWords.Day(name.Last)
        : Say.It($"{InvoiceWords.Day(name.First)} 至 {InvoiceWords.Day(name.Last)}");

    /// <summary>Query of the list of the invoices of some names, and of one direction.</summary>
    public static string Query(IEnumerable<PartyName> names, string? direction = null) =>
        FilterAddress.Of(new InvoiceFilter { Party = [.. names.Select(name => name.PartyId)], Direction = direction });

    private static string Form(TaxpayerIdForm form) =>
        form switch
        {
            TaxpayerIdForm.Unified => "统一社会信用代码，校验通过",
            TaxpayerIdForm.Resident => "身份证号码，校验通过",
            TaxpayerIdForm.Old15 => "15 位旧号，校验通过",
            _ => "旧号，没有校验位",
        };
}
