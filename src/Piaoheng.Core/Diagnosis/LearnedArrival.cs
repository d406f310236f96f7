namespace Piaoheng.Core.Diagnosis;

/// <summary>学到的归集时间: how long the invoices of one seller took to arrive, from our own history.</summary>
/// <param name="Seller">销方.</param>
/// <param name="Count">How many invoices it is learned from.</param>
/// <param name="MedianDays">Half of them took at most so many whole days from 开票日期.</param>
/// <param name="NinetyDays">Nine of ten took at most so many.</param>
/// <param name="Channel">By which way they were first seen: <c>取票渠道</c>, <c>导入的清单</c>, <c>原件</c>.</param>
public sealed record LearnedArrival(string Seller, int Count, int MedianDays, int NinetyDays, string Channel)
{
    /// <summary>Fewer say nothing.</summary>
    public const int Fewest = 5;

    /// <summary>What took longer was brought later, not slower: it says nothing of how long the way is.</summary>
    public const int LongestDays = 31;

    /// <summary>Learns from delays; null when they are too few.</summary>
    /// <param name="seller">销方.</param>
    /// <param name="channel">By which way they came.</param>
    /// <param name="days">Whole days of each invoice, in any order.</param>
    public static LearnedArrival? From(string seller, string channel, IEnumerable<int> days)
    {
        int[] sorted = [.. days.Where(each => each is >= 0 and <= LongestDays).Order()];
        return sorted.Length < Fewest ? null : new LearnedArrival(seller, sorted.Length, At(sorted, 50), At(sorted, 90), channel);
    }

    /// <summary>First day on which one issued on a day is due.</summary>
    public DateOnly DueOn(DateOnly issued) => issued.AddDays(NinetyDays);

    // The smallest that so many in a hundred do not exceed.
    private static int At(int[] sorted, int percent) => sorted[((sorted.Length * percent) + 99) / 100 - 1];
}
