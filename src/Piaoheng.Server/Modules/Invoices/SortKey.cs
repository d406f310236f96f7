using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>排序项: what invoices can be sorted by. Its values stand in addresses, so that a page begins where the one before ended.</summary>
public abstract class SortKey
{
    /// <summary>Id in addresses: <c>date</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Word on the screen.</summary>
    public required string Word { get; init; }

    /// <summary>A condition on the key that every invoice meets, where an index holds all invoices in this order; null where none does.</summary>
    /// <remarks>SQLite sorts what is equal in the key along its index only where the key is bounded; without a bound it sorts all there are.</remarks>
    internal Expression<Func<InvoiceRecord, bool>>? Bound { get; init; }

    /// <summary>Whether an index holds all invoices in this order. Otherwise it sorts few invoices, or those that are equal in a step before.</summary>
    public bool HasIndex => Bound is not null;

    /// <summary>Whether it is an amount: no order for whoever may not see amounts.</summary>
    public bool IsAmount { get; init; }

    /// <summary>Whether people want the largest first.</summary>
    public bool DescendsFirst { get; init; }

    /// <summary>Sorts, after what was sorted before.</summary>
    internal abstract IOrderedQueryable<InvoiceRecord> Sort(
        IQueryable<InvoiceRecord> invoices,
        bool descends,
        IOrderedQueryable<InvoiceRecord>? after
    );

    /// <summary>The value of an invoice as text.</summary>
    internal abstract string TextOf(InvoiceRecord invoice);

    /// <summary>Conditions that an invoice lies behind a value, and that it does not lie before it; null when the text is no value.</summary>
    internal abstract (Expression Behind, Expression NotBefore)? Compare(ParameterExpression invoice, string text, bool descends);

    /// <summary>Condition that an invoice lies behind a value and an id, compared as one along the index; null when the text is no value.</summary>
    internal abstract Expression? Behind(ParameterExpression invoice, string text, long id, bool descends);
}

/// <summary>排序项 of one type.</summary>
/// <param name="of">The value of an invoice, never null.</param>
/// <param name="write">A value as text.</param>
/// <param name="read">A text as value; null when it is none.</param>
internal sealed class SortKey<T>(Expression<Func<InvoiceRecord, T>> of, Func<T, string> write, Func<string, (T Value, bool)> read)
    : SortKey
{
    private readonly Func<InvoiceRecord, T> _of = of.Compile();

    internal override IOrderedQueryable<InvoiceRecord> Sort(
        IQueryable<InvoiceRecord> invoices,
        bool descends,
        IOrderedQueryable<InvoiceRecord>? after
    ) =>
        (after, descends) switch
        {
            (null, true) => invoices.OrderByDescending(of),
            (null, false) => invoices.OrderBy(of),
            (_, true) => after.ThenByDescending(of),
            _ => after.ThenBy(of),
        };

    internal override string TextOf(InvoiceRecord invoice) => write(_of(invoice));

    internal override (Expression Behind, Expression NotBefore)? Compare(ParameterExpression invoice, string text, bool descends)
    {
        if (read(text) is not (var value, true))
        {
            return null;
        }

        var (own, given) = (Own(invoice), Parameter(value));
        var (left, right) =
            typeof(T) == typeof(string)
                ? (Expression.Call(typeof(string), nameof(string.Compare), null, own, given), Expression.Constant(0))
                : ((Expression)own, (Expression)given);
        return descends
            ? (Expression.LessThan(left, right), Expression.LessThanOrEqual(left, right))
            : (Expression.GreaterThan(left, right), Expression.GreaterThanOrEqual(left, right));
    }

    internal override Expression? Behind(ParameterExpression invoice, string text, long id, bool descends) =>
        read(text) is (var value, true)
            ? Expression.Call(
                typeof(RowOrder),
                descends ? nameof(RowOrder.IsBelow) : nameof(RowOrder.IsAbove),
                null,
                Own(invoice),
                Expression.Property(invoice, nameof(InvoiceRecord.InvoiceId)),
                Parameter(value),
                Parameter(id)
            )
            : null;

    private Expression Own(ParameterExpression invoice) => ReplacingExpressionVisitor.Replace(of.Parameters[0], invoice, of.Body);

    // Through an object, so that it becomes a parameter of the question and not a part of its text.
    private static MemberExpression Parameter<TValue>(TValue value) =>
        Expression.Property(Expression.Constant(new Given<TValue>(value)), nameof(Given<TValue>.Value));

    private sealed record Given<TValue>(TValue Value);
}

/// <summary>What invoices can be sorted by.</summary>
internal static class SortKeys
{
    // What is not known stands below everything that is.
    private const long Unknown = long.MinValue / 2;

    /// <summary>开票日期.</summary>
    public static SortKey Date { get; } =
        new SortKey<DateOnly>(
            invoice => invoice.IssueDate,
            day => day.DayNumber.ToString(CultureInfo.InvariantCulture),
            text =>
                Whole(text) is { } number and >= 0 && number <= DateOnly.MaxValue.DayNumber
                    ? (DateOnly.FromDayNumber((int)number), true)
                    : default
        )
        {
            Id = "date",
            Word = "开票日期",
            Bound = invoice => invoice.IssueDate >= DateOnly.MinValue,
            DescendsFirst = true,
        };

    /// <summary>价税合计, else 金额.</summary>
    public static SortKey Total { get; } =
        Amount("total", "价税合计", invoice => invoice.OrderFen, invoice => invoice.OrderFen >= long.MinValue);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SortKey> All { get; } =
    [
        Date,
        Total,
        Amount("amount", "金额", invoice => invoice.AmountFen ?? Unknown),
        Amount("tax", "税额", invoice => invoice.TaxFen ?? Unknown),
        Amount("used", "已用金额", invoice => invoice.UsedFen),
        Number("originals", "原件", invoice => (long)invoice.OriginalCount),
        Number("party", "对方单位", invoice => invoice.CounterpartyId ?? 0),
        Text("number", "发票号码", invoice => invoice.Number),
        Text("kind", "票种", invoice => invoice.Kind),
        Text("source", "来源", invoice => invoice.Source),
    ];

    /// <summary>The key with this id; null when there is none.</summary>
    public static SortKey? Find(string id) => All.FirstOrDefault(key => string.Equals(key.Id, id, StringComparison.Ordinal));

    private static SortKey<long> Amount(
        string id,
        string word,
        Expression<Func<InvoiceRecord, long>> of,
        Expression<Func<InvoiceRecord, bool>>? bound = null
    ) => Number(id, word, of, bound, isAmount: true);

    private static SortKey<long> Number(
        string id,
        string word,
        Expression<Func<InvoiceRecord, long>> of,
        Expression<Func<InvoiceRecord, bool>>? bound = null,
        bool isAmount = false
    ) =>
        new(of, number => number.ToString(CultureInfo.InvariantCulture), text => (Whole(text) ?? 0, Whole(text) is not null))
        {
            Id = id,
            Word = word,
            Bound = bound,
            IsAmount = isAmount,
            DescendsFirst = true,
        };

    private static SortKey<string> Text(string id, string word, Expression<Func<InvoiceRecord, string>> of) =>
        new(of, text => text, text => (text, true)) { Id = id, Word = word };

    private static long? Whole(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
