using Piaoheng.Server.Platform.Today;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Entry;

/// <summary>待办：what waits for a second person.</summary>
internal sealed class OpenReviews(ReviewQueue queue) : ITodaySource
{
    private const int Order = 150;

    public async Task<TodayFacts> Find(long taxpayerId, CancellationToken cancellation) =>
        new(
            "复核",
            [
                new TodayItem(
                    Order,
                    new StateMark("待复核", "users", Tone.Wait),
                    await queue.Count(taxpayerId, cancellation),
                    "项",
                    "review"
                )
                {
                    Detail = "录入、更正和识别结果，通过后才计入清单",
                },
            ]
        )
        {
            ToSee = EntryPermissions.View,
            ToDo = EntryPermissions.Review,
        };
}
