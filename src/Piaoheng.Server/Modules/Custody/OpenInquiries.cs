using Piaoheng.Server.Platform.Today;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Custody;

/// <summary>待办：questions to keepers that nobody has answered.</summary>
internal sealed class OpenInquiries(CustodyBook book) : ITodaySource
{
    private const int Order = 300;

    public async Task<TodayFacts> Find(long taxpayerId, CancellationToken cancellation) =>
        new(
            "保管询问",
            [
                new TodayItem(
                    Order,
                    new StateMark("待答复的询问", "message-2", Tone.Wait),
                    await book.CountOpen(taxpayerId, cancellation),
                    "个",
                    "custody?only=open"
                )
                {
                    Detail = "保管人答复后，诊断才能下结论",
                },
            ]
        )
        {
            ToSee = CustodyPermissions.View,
            ToDo = CustodyPermissions.Answer,
        };
}
