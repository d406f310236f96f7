using Piaoheng.Server.Platform.Today;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>待办：待处理文件, by what each waits for.</summary>
internal sealed class FilesThatWait(WaitingFiles files) : ITodaySource
{
    private const int Order = 200;

    public async Task<TodayFacts> Find(long taxpayerId, CancellationToken cancellation)
    {
        var counts = await files.Counts(taxpayerId, text: null, cancellation);
        return new TodayFacts(
            "文件",
            [
                .. WaitingWords.All.Select(
                    (kind, place) =>
                        new TodayItem(
                            Order + place,
                            new StateMark(kind.Title, kind.Icon, kind.Tone),
                            counts.GetValueOrDefault(kind.For),
                            "个",
                            $"quarantine?for={kind.For}"
                        )
                        {
                            Detail = kind.Advice,
                        }
                ),
            ]
        )
        {
            ToSee = IntakePermissions.View,
            ToDo = IntakePermissions.Add,
        };
    }
}

/// <summary>Words of what a file waits for.</summary>
/// <param name="For">What it waits for.</param>
/// <param name="Title">What is the case.</param>
/// <param name="Icon">Its icon.</param>
/// <param name="Tone">Its tone.</param>
/// <param name="Advice">What to do.</param>
internal sealed record WaitingWords(WaitingFor For, string Title, string Icon, Tone Tone, string Advice)
{
    /// <summary>All, the most urgent first.</summary>
    public static IReadOnlyList<WaitingWords> All { get; } =
    [
        new(WaitingFor.ReadableFile, "读不出的文件", "file-off", Tone.Bad, "换清晰的原件或去掉密码后再导入"),
        new(WaitingFor.Look, "待处理文件", "file-alert", Tone.Warn, "内容要有人看过才能入库"),
        new(WaitingFor.Side, "待归属表格", "help-circle", Tone.Warn, "说明是账内台账还是税局清单"),
    ];
}
