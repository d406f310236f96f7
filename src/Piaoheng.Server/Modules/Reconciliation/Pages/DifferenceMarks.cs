using Piaoheng.Core.Reconciliation;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Reconciliation.Pages;

/// <summary>Word, icon and tone of each kind of result, always the same three.</summary>
internal static class DifferenceMarks
{
    /// <summary>The kinds that a person looks at, in the order of the tiles.</summary>
    public static readonly IReadOnlyList<DifferenceKind> Differences =
    [
        .. Enum.GetValues<DifferenceKind>().Where(DifferenceWords.IsDifference),
    ];

    /// <summary>The kinds that are no difference.</summary>
    public static readonly IReadOnlyList<DifferenceKind> Others =
    [
        .. Enum.GetValues<DifferenceKind>().Where(kind => !DifferenceWords.IsDifference(kind)).Reverse(),
    ];

    public static DifferenceKind? Parse(string? word) =>
        Enum.GetValues<DifferenceKind>()
            .Cast<DifferenceKind?>()
            .FirstOrDefault(kind => string.Equals(DifferenceWords.Of(kind!.Value), word, StringComparison.Ordinal));

    public static StateMark Of(DifferenceKind kind) => new(Short(kind), Icon(kind), ToneOf(kind));

    private static string Short(DifferenceKind kind) =>
        kind switch
        {
            DifferenceKind.NotYetDue => "未到归集时间",
            DifferenceKind.NotCovered => "税局数据未覆盖",
            _ => DifferenceWords.ChineseOf(kind),
        };

    private static string Icon(DifferenceKind kind) =>
        kind switch
        {
            DifferenceKind.MissingOurs => "file-download",
            DifferenceKind.MissingTheirs => "file-off",
            DifferenceKind.FieldMismatch => "equal-not",
            DifferenceKind.StatusMismatch => "arrows-exchange",
            DifferenceKind.NumberSuspect => "zoom-question",
            DifferenceKind.DuplicateOurs or DifferenceKind.DuplicateTheirs => "copy",
            DifferenceKind.IncompleteOurs => "file-description",
            DifferenceKind.WrongTaxpayer => "user-x",
            DifferenceKind.NotYetDue => "clock-pause",
            DifferenceKind.NotCovered => "eye-off",
            DifferenceKind.OffsetPair => "arrows-exchange",
            DifferenceKind.OutsideBureau => "circle-dashed",
            _ => "circle-check",
        };

    private static Tone ToneOf(DifferenceKind kind) =>
        kind switch
        {
            DifferenceKind.Matched => Tone.Good,
            DifferenceKind.MissingOurs or DifferenceKind.MissingTheirs or DifferenceKind.WrongTaxpayer => Tone.Bad,
            DifferenceKind.NumberSuspect => Tone.Guess,
            DifferenceKind.NotYetDue => Tone.Wait,
            _ when DifferenceWords.IsDifference(kind) => Tone.Warn,
            _ => Tone.Unknown,
        };
}
