using Piaoheng.Core.Money;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Platform.Today;

/// <summary>待办来源: what of one module waits for a person. Found by type scan, so that a module only has to write one.</summary>
public interface ITodaySource
{
    /// <summary>As it stands now. Asked on every page, so it must be answered by an index.</summary>
    Task<TodayFacts> Find(long taxpayerId, CancellationToken cancellation);
}

/// <summary>What of one module waits.</summary>
/// <param name="Thing">What is looked after, for the sentence that nothing waits: <c>差异</c>.</param>
/// <param name="Items">One for each kind of thing, also those of which none waits.</param>
public sealed record TodayFacts(string Thing, IReadOnlyList<TodayItem> Items)
{
    /// <summary>When it was last looked at: <c>最近核对</c>; null = that is not known or never happened.</summary>
    public TodayEvent? Latest { get; init; }

    /// <summary>Right without which nothing of it is said.</summary>
    public required Permission ToSee { get; init; }

    /// <summary>Right without which one can only look on.</summary>
    public required Permission ToDo { get; init; }
}

/// <summary>待办项: a figure that opens the list of exactly so many rows.</summary>
/// <param name="Order">Place among all items: the most urgent first.</param>
/// <param name="Mark">What it is.</param>
/// <param name="Count">How many; 0 is not shown.</param>
/// <param name="Unit">Unit of the count: <c>张</c>.</param>
/// <param name="Path">The list, below the taxpayer.</param>
public sealed record TodayItem(int Order, StateMark Mark, int Count, string Unit, string Path)
{
    /// <summary>价税合计 of them all; null = it is not about money.</summary>
    public Yuan? Amount { get; init; }

    /// <summary>What they are or what to do, in a few words.</summary>
    public string Detail { get; init; } = "";

    /// <summary>The oldest of them, by 开票日期; null = not known.</summary>
    public DateOnly? Oldest { get; init; }
}

/// <summary>When something was last done.</summary>
/// <param name="What">What: <c>最近核对</c>.</param>
/// <param name="At">When.</param>
public sealed record TodayEvent(string What, DateTimeOffset At);
