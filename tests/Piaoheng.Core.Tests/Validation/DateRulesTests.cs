using Piaoheng.Core.Invoices;
using Piaoheng.Core.Validation;
using static Piaoheng.Core.Tests.Validation.CorrectReading;

namespace Piaoheng.Core.Tests.Validation;

/// <summary>Rules V-030 to V-036.</summary>
public sealed class DateRulesTests
{
    [Theory]
    [InlineData(0, null)]
    [InlineData(-1, null)]
    [InlineData(1, Severity.Block)]
    public void V030_date_after_today_blocks(int days, Severity? severity) =>
        Assert.Equal(
            severity,
            Judged.By("V-030", Digital with { IssueDate = Judged.Today.AddDays(days) }).SingleOrDefault()?.Severity
        );

    [Fact]
    public void V030_missing_date_is_an_error_on_documents_only()
    {
        Judged.Single("V-030", Severity.Error, Digital with { IssueDate = null });
        Judged.Silent("V-030", Digital with { IssueDate = null, Source = SourceId.Ledger });
        Judged.Silent("V-030", Of(KindId.OtherExpense) with { IssueDate = null });
    }

    [Fact]
    public void V031_tax_control_invoice_of_today_can_be_verified_tomorrow()
    {
        var legacy = Of(KindId.ElectronicVatNormal);
        Judged.Single("V-031", Severity.Info, legacy with { IssueDate = Judged.Today });
        Judged.Silent("V-031", legacy with { IssueDate = Judged.Today.AddDays(-1) });
        Judged.Silent("V-031", Digital with { IssueDate = Judged.Today });
        Judged.Silent("V-031", legacy with { IssueDate = null });
    }

    [Theory]
    [InlineData("2021-11-20", 0)]
    [InlineData("2021-11-19", 1)]
    [InlineData(null, 0)]
    public void V032_invoice_older_than_five_years_warns(string? day, int findings)
    {
        var legacy = Of(KindId.ElectronicVatNormal) with { IssueDate = Day(day) };
        Assert.Equal(findings, Judged.By("V-032", legacy).Count);
        Judged.Silent("V-032", legacy with { Source = SourceId.BureauSheet });
    }

    [Theory]
    [InlineData("2025-12-31", "2026-05-31", 0)]
    [InlineData("2025-12-31", "2026-06-01", 1)]
    [InlineData("2026-01-01", "2026-06-01", 0)]
    [InlineData("2025-12-31", null, 0)]
    [InlineData(null, "2026-06-01", 0)]
    public void V033_invoice_received_after_the_settlement_warns(string? expense, string? received, int findings) =>
        Assert.Equal(
            findings,
            Judged
                .By("V-033", Digital, Judged.Nobody with { ExpenseDate = Day(expense), ReceivedOn = Day(received) })
                .Count(finding => finding.Severity is Severity.Warn)
        );

    [Theory]
    [InlineData("航空运输电子客票行程单", "2025-09-30", 0)]
    [InlineData("航空运输电子客票行程单", "2025-10-01", 1)]
    [InlineData("航空运输电子客票行程单", null, 0)]
    [InlineData("火车票", "2025年10月1日", 1)]
    [InlineData("通用机打发票", "2025-10-01", 0)]
    public void V034_paper_ticket_for_travel_after_the_transition_is_an_error(string title, string? travel, int findings)
    {
        var ticket = Of(KindId.OtherExpense) with { PrintedTitle = title, Extra = Extra((ExtraKey.TravelDate, travel)) };
        Assert.Equal(findings, Judged.By("V-034", ticket).Count(finding => finding.Severity is Severity.Error));
    }

    [Fact]
    public void V034_international_flight_is_not_concerned() =>
        Judged.Silent(
            "V-034",
            Of(KindId.OtherExpense) with
            {
                PrintedTitle = "航空运输电子客票行程单",
                Extra = Extra((ExtraKey.TravelDate, "2025-10-01"), ("domesticMark", "国际")),
            }
        );

    [Theory]
    [InlineData(KindId.RailETicket, "2024-10-31", Severity.Error)]
    [InlineData(KindId.RailETicket, "2024-11-01", null)]
    [InlineData(KindId.AirItinerary, "2024-11-30", Severity.Error)]
    [InlineData(KindId.AirItinerary, "2024-12-01", null)]
    [InlineData(KindId.DigitalVatNormal, "2021-11-30", Severity.Warn)]
    [InlineData(KindId.DigitalVatNormal, "2021-12-01", null)]
    [InlineData(KindId.PaperFreightSpecial, "2016-06-30", null)]
    [InlineData(KindId.PaperFreightSpecial, "2016-07-01", Severity.Warn)]
    [InlineData(KindId.RailETicket, null, null)]
    [InlineData(KindId.Unknown, "2000-01-01", null)]
    public void V035_date_outside_the_time_of_the_kind(string kind, string? day, Severity? severity)
    {
        var reading = Digital with { Kind = kind, IssueDate = Day(day) };
        Assert.Equal(severity, Judged.By("V-035", reading).SingleOrDefault()?.Severity);
    }

    [Theory]
    [InlineData("20260901", "20260930", 0)]
    [InlineData("2026-08-31", "2026-09-01", 1)]
    [InlineData("2026-09-30", "2026-10-01", 1)]
    [InlineData("2026-09-30", null, 0)]
    [InlineData("好", "2026-10-01", 0)]
    public void V036_period_outside_the_month_of_issue_is_remarked(string from, string? to, int findings)
    {
        var toll = Of(KindId.TollElectronic) with { Extra = Extra((ExtraKey.PassageFrom, from), (ExtraKey.PassageTo, to)) };
        Assert.Equal(findings, Judged.By("V-036", toll).Count(finding => finding.Severity is Severity.Info));
        Judged.Silent("V-036", toll with { IssueDate = null });
    }

    private static DateOnly? Day(string? text) =>
        text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static SortedDictionary<string, string> Extra(params (string Key, string? Value)[] entries)
    {
        var extra = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in entries)
        {
            if (value is not null)
            {
                extra[key] = value;
            }
        }

        return extra;
    }
}
