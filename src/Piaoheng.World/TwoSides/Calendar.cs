using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;

namespace Piaoheng.World.TwoSides;

/// <summary>The days of an invented half-year: when invoices are issued, and how far which bureau file reaches.</summary>
internal static class Calendar
{
    /// <summary>The day as of which is reconciled.</summary>
    public static readonly DateOnly AsOf = new(2026, 7, 6);

    /// <summary>First day of the period asked for.</summary>
    public static readonly DateOnly From = new(2026, 1, 1);

    /// <summary>Last day of the period asked for.</summary>
    public static readonly DateOnly To = AsOf;

    // Some invoices lie outside the period on both ends.
    private static readonly DateOnly First = new(2025, 12, 15);

    /// <summary>A day of issue.</summary>
    public static DateOnly Day(Dice dice) => First.AddDays(dice.Below(AsOf.DayNumber - First.DayNumber + 1));

    /// <summary>What the bureau files prove: by sync, stated, inferred and cut off, with holes, for some kinds only.</summary>
    public static IReadOnlyList<Coverage> Coverage { get; } =
    [
        Piece(Direction.In, From, new(2026, 3, 31), CoverageBasis.Sync, new(2026, 4, 2), "同步_进项_一季度"),
        Piece(
            Direction.In,
            new(2026, 4, 1),
            new(2026, 5, 31),
            CoverageBasis.Stated,
            new(2026, 6, 1),
            "全量发票_进项_四五月.xlsx"
        ),
        Piece(Direction.In, new(2026, 6, 4), new(2026, 6, 30), CoverageBasis.Inferred, null, "全量发票_进项_六月.xlsx") with
        {
            Truncated = true,
        },
        Piece(Direction.Out, From, new(2026, 4, 30), CoverageBasis.Stated, new(2026, 7, 1), "全量发票_销项_前四月.xlsx"),
        Piece(
            Direction.Out,
            new(2026, 5, 1),
            new(2026, 6, 30),
            CoverageBasis.Stated,
            new(2026, 7, 1),
            "全量发票_销项_数电.xlsx"
        ) with
        {
            Kinds = [KindId.DigitalVatSpecial, KindId.DigitalVatNormal],
        },
    ];

    /// <summary>When the file that lists an invoice was read; null = unknown.</summary>
    public static DateTimeOffset? ReadAt(Direction direction, DateOnly day) =>
        Coverage.FirstOrDefault(each => each.Direction == direction && each.From <= day && day <= each.To)?.ReadAt;

    /// <summary>Whether the bureau's file was read so soon after the day that an invoice may not have been in it yet.</summary>
    public static bool IsJustBeforeReading(Direction direction, DateOnly day) =>
        Coverage.Any(each =>
            each.Direction == direction
            && each.From <= day
            && day <= each.To
            && DateOnly.FromDateTime(each.ReadAt?.DateTime ?? each.To.ToDateTime(default)).DayNumber - day.DayNumber <= 2
        );

    private static Coverage Piece(
        Direction direction,
        DateOnly from,
        DateOnly to,
        CoverageBasis basis,
        DateOnly? readOn,
        string source
    ) =>
        new()
        {
            Direction = direction,
            From = from,
            To = to,
            Basis = basis,
            ReadAt = readOn is { } day ? new DateTimeOffset(day.ToDateTime(new TimeOnly(9, 30)), TimeSpan.FromHours(8)) : null,
            Source = source,
        };
}
