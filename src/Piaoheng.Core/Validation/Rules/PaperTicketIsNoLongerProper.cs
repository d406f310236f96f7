using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>Paper train tickets and 行程单 are no proper voucher for travel inside the country after the transition.</summary>
/// <remarks>Source: 国家税务总局 公告2024年第8号, 第9号 (transition to 2025-09-30).</remarks>
public sealed class PaperTicketIsNoLongerProper : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-034";

    /// <inheritdoc />
    public override string Message =>
        "乘车（机）日期 {found} 在 {expected} 之后，纸质{ticket}不再是国内旅客运输的合规凭证，请改用电子客票发票";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        if (
            subject.Reading.Kind is not KindId.OtherExpense
            || TicketOf(subject.Reading) is not { } ticket
            || !PrintedDate.TryParse(subject.Reading.Extra.GetValueOrDefault(ExtraKey.TravelDate), out var travel)
        )
        {
            yield break;
        }

        var terms = subject.Terms;
        var last = new DateOnly((int)terms.Parameter("year"), (int)terms.Parameter("month"), (int)terms.Parameter("day"));
        if (travel > last)
        {
            yield return new RuleHit("extra.travelDate", ReadingJson.Day(last), ReadingJson.Day(travel))
            {
                Args = [("ticket", ticket)],
            };
        }
    }

    private static string? TicketOf(Reading reading)
    {
        var title = NormalText.Compact(reading.PrintedTitle ?? "");
        if (title.Contains("行程单", StringComparison.Ordinal))
        {
            var isInternational =
                reading.Extra.GetValueOrDefault("domesticMark")?.Contains("国际", StringComparison.Ordinal) == true;
            return isInternational ? null : "行程单";
        }

        return reading.Extra.ContainsKey("trainNumber") || title.Contains("火车票", StringComparison.Ordinal) ? "火车票" : null;
    }
}
