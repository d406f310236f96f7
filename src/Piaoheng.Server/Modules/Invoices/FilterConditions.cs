using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Modules.Invoices.Care;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Web;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>筛选条件 in words, one by one, each with the filter without it.</summary>
internal sealed class FilterConditions(
    IParties parties,
    IInvoiceVerdicts verdicts,
    KindNames kinds,
    PolicyPack policy,
    Database db,
    Actor actor
)
{
    /// <summary>The conditions in force, in the order of the screen.</summary>
    public async Task<IReadOnlyList<ActiveCondition>> Of(long taxpayer, InvoiceFilter asked, CancellationToken cancellation)
    {
        var filter = asked.For(actor);
        var conditions = new List<ActiveCondition>();
        Add(filter.Q, "搜索", filter with { Q = null }, "q");
        var direction = Words.Parse<Direction>(filter.Direction, Words.Of) is { } known ? InvoiceWords.Of(known) : null;
        Add(direction, "方向", filter with { Direction = null }, "direction");
        Add(DateWords(filter), "开票日期", filter with { From = null, To = null }, "from", "to");
        Add(Spoken.List(filter.Kind.Select(kinds.Short)), "票种", filter with { Kind = [] }, "kind");
        Add(filter.Note, "备注", filter with { Note = null }, "note");
        Add(WordOf(InvoiceChoices.Face, filter.Face), "票面状态", filter with { Face = null }, "face");
        Add(WordOf(InvoiceChoices.Findings, filter.Findings), "检查结果", filter with { Findings = null }, "findings");
        var result = WordOf([.. verdicts.Kinds, .. InvoiceChoices.Unsettled], filter.Result);
        Add(result, "核对结果", filter with { Result = null }, "result");
        Add(WordOf(InvoiceChoices.Use, filter.Use), "使用", filter with { Use = null }, "use");
        Add(WordOf(InvoiceChoices.Originals, filter.Originals), "原件", filter with { Originals = null }, "originals");
        Add(AmountWords(filter), "价税合计", filter with { Least = null, Most = null }, "least", "most");
        Add(filter.Rate is { } rate ? FigureWords.Rate(rate) : null, "税率", filter with { Rate = null }, "rate");
        var region = filter.Region is { } area ? FigureWords.Region(policy, area) : null;
        Add(region, "开具地区", filter with { Region = null }, "region");
        Add(await TagWords(taxpayer, filter.Tag, cancellation), "标签", filter with { Tag = null }, "tag");
        Add(await PartyWords(taxpayer, filter.Party, cancellation), "对方单位", filter with { Party = [] }, "party");
        return conditions;

        void Add(string? value, string title, InvoiceFilter without, params string[] keys)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                conditions.Add(new ActiveCondition(title, value, without, keys));
            }
        }
    }

    private async Task<string?> TagWords(long taxpayer, long? tag, CancellationToken cancellation) =>
        tag is { } id
            ? (await TagInvoice.All(db, taxpayer, cancellation)).FirstOrDefault(own => own.TagId == id)?.Name ?? "未知标签"
            : null;

    private async Task<string?> PartyWords(long taxpayer, long[] chosen, CancellationToken cancellation)
    {
        if (chosen.Length == 0)
        {
            return null;
        }

        var names = await parties.Read(taxpayer, chosen, cancellation);
        var shown = chosen.Select(party => party == 0 ? "票面没有写明" : names.GetValueOrDefault(party)?.Shown ?? "未知单位");
        return Spoken.List(shown.Distinct(StringComparer.Ordinal));
    }

    private static string? WordOf(IReadOnlyList<FilterChoice> choices, string? id) => InvoiceChoices.Find(choices, id)?.Word;

    private static string? DateWords(InvoiceFilter filter) =>
        (filter.From, filter.To) switch
        {
            (null, null) => null,
            (_, { } none) when none == DateOnly.MinValue => "票面没有写明",
            ({ } from, null) => Say.It($"{InvoiceWords.Day(from)} 起"),
            (null, { } to) => Say.It($"至 {InvoiceWords.Day(to)}"),
            ({ } from, { } to) when from == to => InvoiceWords.Day(from),
            ({ } from, { } to) => Say.It(
                $"{InvoiceWords.Day(from)} 至 {(from.Year == to.Year ? InvoiceWords.Day(to)[5..] : InvoiceWords.Day(to))}"
            ),
        };

    private static string? AmountWords(InvoiceFilter filter)
    {
        return (filter.Least, filter.Most) switch
        {
            (null, null) => null,
            ({ } least, null) => $"≥ ¥{Text(least)}",
            (null, { } most) => $"≤ ¥{Text(most)}",
            ({ } least, { } most) => Say.It($"¥{Text(least)} 至 ¥{Text(most)}"),
        };

        static string Text(decimal yuan) => yuan.ToString("#,##0.##", CultureInfo.InvariantCulture);
    }
}

/// <summary>A condition in force.</summary>
/// <param name="Title">What it restricts.</param>
/// <param name="Value">To what, in words.</param>
/// <param name="Without">The filter without it.</param>
/// <param name="Keys">Its keys in the address.</param>
internal sealed record ActiveCondition(string Title, string Value, InvoiceFilter Without, string[] Keys);
