using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>排序 of a list of invoices: one step after another, the invoice itself deciding at last.</summary>
/// <param name="Steps">From the first to the last; never empty.</param>
public sealed record InvoiceOrder(IReadOnlyList<OrderStep> Steps)
{
    /// <summary>Most steps of one order.</summary>
    public const int MostSteps = 4;

    /// <summary>开票日期, newest first.</summary>
    public static InvoiceOrder Newest { get; } = By(SortKeys.Date, descends: true);

    /// <summary>开票日期, oldest first.</summary>
    public static InvoiceOrder Oldest { get; } = By(SortKeys.Date, descends: false);

    /// <summary>价税合计, largest first.</summary>
    public static InvoiceOrder Largest { get; } = By(SortKeys.Total, descends: true);

    /// <summary>价税合计, smallest first.</summary>
    public static InvoiceOrder Smallest { get; } = By(SortKeys.Total, descends: false);

    /// <summary>Whether an index gives the list in this order at any depth. What follows the first step sorts only what is equal in it.</summary>
    public bool HasIndex => Steps[0].Key.HasIndex;

    /// <summary>The order in which so many can be shown without sorting them all: this one, or by 开票日期 before it.</summary>
    /// <param name="count">How many the filter keeps.</param>
    public InvoiceOrder Within(int count) =>
        HasIndex || count <= SearchInvoices.CountedUpTo
            ? this
            : new InvoiceOrder([
                new OrderStep(SortKeys.Date, Descends: true),
                .. Steps.Where(step => step.Key != SortKeys.Date).Take(MostSteps - 1),
            ]);

    /// <summary>The order as somebody may have it: whoever may not see amounts learns nothing of them by their order.</summary>
    internal InvoiceOrder For(Actor actor) =>
        actor.May(SensitivePermissions.Amounts) || !Steps.Any(step => step.Key.IsAmount) ? this
        : Steps.Where(step => !step.Key.IsAmount).ToList() is { Count: > 0 } left ? new InvoiceOrder(left)
        : Newest;

    /// <summary>The step of a key, and its place from 1; null when it is not sorted by.</summary>
    public (OrderStep Step, int Place)? Of(SortKey key)
    {
        for (var place = 0; place < Steps.Count; place++)
        {
            if (Steps[place].Key == key)
            {
                return (Steps[place], place + 1);
            }
        }

        return null;
    }

    /// <summary>Sorted by a key alone; the other way round where it is already.</summary>
    public InvoiceOrder Only(SortKey key) => By(key, Steps is [var only] && only.Key == key ? !only.Descends : key.DescendsFirst);

    /// <summary>Sorted by a key after the others; the other way round where it already takes part.</summary>
    public InvoiceOrder Also(SortKey key) =>
        Of(key) is not null
            ? new InvoiceOrder([.. Steps.Select(step => step.Key == key ? step with { Descends = !step.Descends } : step)])
            : new InvoiceOrder([.. Steps.Take(MostSteps - 1), new OrderStep(key, key.DescendsFirst)]);

    private static InvoiceOrder By(SortKey key, bool descends) => new([new OrderStep(key, descends)]);
}

/// <summary>One step of an order.</summary>
/// <param name="Key">What is compared.</param>
/// <param name="Descends">The largest first.</param>
public sealed record OrderStep(SortKey Key, bool Descends);

/// <summary>Orders as they stand in addresses: <c>date.desc,total.asc</c>.</summary>
public static class InvoiceOrders
{
    private static readonly Dictionary<string, InvoiceOrder> Words = new(StringComparer.Ordinal)
    {
        ["newest"] = InvoiceOrder.Newest,
        ["oldest"] = InvoiceOrder.Oldest,
        ["largest"] = InvoiceOrder.Largest,
        ["smallest"] = InvoiceOrder.Smallest,
    };

    /// <summary>The order of a text; newest first when it is none.</summary>
    public static InvoiceOrder Parse(string? text)
    {
        if (text is not null && Words.TryGetValue(text, out var known))
        {
            return known;
        }

        List<OrderStep> steps =
        [
            .. (text ?? "")
                .Split(',')
                .Select(part => part.Split('.'))
                .Where(part => part is [_, "asc" or "desc"])
                .Select(part => (Key: SortKeys.Find(part[0]), Descends: part[1] == "desc"))
                .Where(step => step.Key is not null)
                .DistinctBy(step => step.Key)
                .Take(InvoiceOrder.MostSteps)
                .Select(step => new OrderStep(step.Key!, step.Descends)),
        ];
        return steps.Count == 0 ? InvoiceOrder.Newest : new InvoiceOrder(steps);
    }

    /// <summary>Text of an order.</summary>
    public static string Word(InvoiceOrder order) =>
        string.Join(',', order.Steps.Select(step => $"{step.Key.Id}.{(step.Descends ? "desc" : "asc")}"));
}
