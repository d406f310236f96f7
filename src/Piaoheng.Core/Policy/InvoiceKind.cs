using System.Text.Json.Serialization;

namespace Piaoheng.Core.Policy;

/// <summary>票种: what one kind of invoice is, as its policy file says (<c>policy/kinds/</c>).</summary>
/// <remarks>
/// <see cref="DatedEntry.Id"/> is the kind in JSON and tables (<c>digital-vat-special</c>); <see cref="DatedEntry.From"/> of its first edition is 启用日期:
/// the kind was not issued before.
/// </remarks>
public sealed record InvoiceKind : DatedEntry
{
    /// <summary>名称, as the bureau writes it.</summary>
    public required string Name { get; init; }

    /// <summary>简称, for lists.</summary>
    public required string ShortName { get; init; }

    /// <summary>电子 or 纸质.</summary>
    public required InvoiceMedium Medium { get; init; }

    /// <summary>票种大类 for comparing two sides: sources name kinds of one family differently for the same invoice (电子普票 and 通行费, 数电普票 and 普通发票).</summary>
    public required string Family { get; init; }

    /// <summary>Which numbers it has.</summary>
    public required KindIdentity Identity { get; init; }

    /// <summary>Which amounts it states.</summary>
    public required AmountStyle Amounts { get; init; }

    /// <summary>Whether it has 明细行.</summary>
    public required bool Lines { get; init; }

    /// <summary>Whether the 金额 of its lines is without tax (as a rule) or with (卷票).</summary>
    public LineAmountStyle LineAmounts { get; init; }

    /// <summary>税局清单: the bureau lists that hold it; see <see cref="BureauList"/>. Empty = the bureau never holds it.</summary>
    public required IReadOnlyList<string> BureauLists { get; init; }

    /// <summary>抵扣方式.</summary>
    public required Deduction Deduction { get; init; }

    /// <summary>只能红冲: it cannot be voided (electronic kinds).</summary>
    public required bool RedOnly { get; init; }

    /// <summary>二维码 of the kind; null = none that is known.</summary>
    public KindQr? Qr { get; init; }

    /// <summary>Kind whose name sources use for this one too; told apart by the 发票代码 only.</summary>
    public string? Refines { get; init; }

    /// <summary>Its code in the code lists of others, by list: <c>bureau</c>, <c>digital</c>, <c>yonyou</c>, <c>nuonuo</c>, <c>kingdee</c>, <c>fa-piao</c>, <c>baidu</c>.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Codes { get; init; }

    /// <summary>Words by which texts and titles name it.</summary>
    public required IReadOnlyList<KindWords> Texts { get; init; }

    /// <summary>票头: titles printed on it; <c>{region}</c> stands for a province or city.</summary>
    public required IReadOnlyList<string> Titles { get; init; }

    /// <summary>必填字段: JSON keys of the fields that a complete record has; own fields as <c>extra.vin</c>.</summary>
    public required IReadOnlyList<string> Required { get; init; }

    /// <summary>专有字段: fields of its own, in <c>extra</c>.</summary>
    public IReadOnlyList<KindField> Extra
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Whether the tax bureau holds invoices of this kind at all.</summary>
    [JsonIgnore]
    public bool BureauHolds => BureauLists.Count > 0;

    /// <summary>税局票种代码 <c>01</c>…<c>88</c>; null when it has none.</summary>
    [JsonIgnore]
    public string? BureauCode => Codes.TryGetValue(CodeList.Bureau, out var codes) && codes is [var code, ..] ? code : null;
}

/// <summary>Numbers of a kind.</summary>
public sealed record KindIdentity
{
    /// <summary>Possible lengths of the 发票代码; empty = it has none. For 数电纸质发票: of the paper code.</summary>
    public required IReadOnlyList<int> CodeLengths { get; init; }

    /// <summary>Length of the 发票号码: 8 or 20; null = not fixed.</summary>
    public required int? NumberLength { get; init; }

    /// <summary>校验码.</summary>
    public required CheckCodeStyle CheckCode { get; init; }

    /// <summary>Whether it has a paper code and number beside the 20 digits (数电纸质发票).</summary>
    public required bool PaperPair { get; init; }

    /// <summary>发票代码 of this kind: <c>?</c> any digit, <c>#</c> 1 to 9, other characters themselves. Fewer wildcards win.</summary>
    public IReadOnlyList<string> CodePatterns
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Whether invoices of the kind are known by code and number (not by number alone).</summary>
    [JsonIgnore]
    public bool HasCode => CodeLengths.Count > 0 && !PaperPair;
}

/// <summary>二维码 of a kind.</summary>
/// <param name="Types">Type codes in its second field.</param>
/// <param name="Amount">JSON key of the field that its amount repeats.</param>
public sealed record KindQr(IReadOnlyList<string> Types, string Amount);

/// <summary>How texts name a kind: the first entry by <paramref name="Order"/> whose words all occur decides.</summary>
/// <param name="Order">Position among the entries of all kinds, lowest first.</param>
/// <param name="All">Words that must all occur; alternatives are separated by <c>|</c>.</param>
public sealed record KindWords(int Order, IReadOnlyList<string> All)
{
    /// <summary>Words of which none may occur.</summary>
    public IReadOnlyList<string> None
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Whether the entry counts for printed titles only, not for texts of the bureau or of ledgers.</summary>
    public bool TitleOnly { get; init; }
}

/// <summary>专有字段 of a kind.</summary>
/// <param name="Key">Name in <c>extra</c>.</param>
/// <param name="Name">中文名称.</param>
public sealed record KindField(string Key, string Name);

/// <summary>Code lists of others in <see cref="InvoiceKind.Codes"/> that the program itself asks for.</summary>
public static class CodeList
{
    /// <summary>税务总局 <c>FplxDm</c>.</summary>
    public const string Bureau = "bureau";

    /// <summary>数电票 <c>FppzDm</c>: its 01 and 02 are 数电 kinds, not the paper kinds of <see cref="Bureau"/>.</summary>
    public const string Digital = "digital";
}

/// <summary>税局清单: lists of the bureau.</summary>
public static class BureauList
{
    /// <summary>全量发票查询.</summary>
    public const string FullQuery = "full-query";

    /// <summary>抵扣勾选.</summary>
    public const string Selection = "selection";
}

/// <summary>Material of an invoice.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InvoiceMedium>))]
public enum InvoiceMedium
{
    /// <summary>纸质.</summary>
    [JsonStringEnumMemberName("paper")]
    Paper,

    /// <summary>电子.</summary>
    [JsonStringEnumMemberName("electronic")]
    Electronic,
}

/// <summary>Amounts that a kind states.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AmountStyle>))]
public enum AmountStyle
{
    /// <summary>金额, 税额 and 价税合计, which add up.</summary>
    [JsonStringEnumMemberName("three")]
    Three,

    /// <summary>One total only: 车价合计, 定额.</summary>
    [JsonStringEnumMemberName("total-only")]
    TotalOnly,

    /// <summary>行程单: the total also holds 民航发展基金 and other items beside 票价 and tax.</summary>
    [JsonStringEnumMemberName("itinerary")]
    Itinerary,

    /// <summary>税款金额 only: 海关缴款书.</summary>
    [JsonStringEnumMemberName("tax-only")]
    TaxOnly,
}

/// <summary>金额 of lines.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LineAmountStyle>))]
public enum LineAmountStyle
{
    /// <summary>不含税.</summary>
    [JsonStringEnumMemberName("ex-tax")]
    ExTax,

    /// <summary>含税.</summary>
    [JsonStringEnumMemberName("incl-tax")]
    InclTax,
}

/// <summary>校验码 of a kind.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckCodeStyle>))]
public enum CheckCodeStyle
{
    /// <summary>It has none.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>20 digits.</summary>
    [JsonStringEnumMemberName("twenty-digits")]
    TwentyDigits,

    /// <summary>It may have one.</summary>
    [JsonStringEnumMemberName("optional")]
    Optional,
}

/// <summary>抵扣方式 of a kind.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Deduction>))]
public enum Deduction
{
    /// <summary>As a rule not deductible; single uses (旅客运输, 农产品, 通行费字样) have rules of their own.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>用途确认.</summary>
    [JsonStringEnumMemberName("by-confirmation")]
    ByConfirmation,
}
