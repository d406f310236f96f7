using System.Net;
using Piaoheng.Connectors.Outbound;
using Piaoheng.Connectors.Verification;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;

namespace Piaoheng.Connectors.Tests;

/// <summary>Limits of 查验 are applied before a call, and answers are kept.</summary>
public sealed class VerificationLimitTests
{
    private const string Consistent = """{"VerifyResult":"0001","VerifyMessage":"一致","InvalidSign":"N","words_result":{}}""";
    private const string NoRecord = """{"words_result":{"VerifyResult":"0009","VerifyMessage":"查无此票"}}""";

    private readonly MovedClock _clock = new();
    private readonly MemoryVerifiedAnswers _kept = new();

    [Fact]
    public async Task The_same_question_of_a_day_is_asked_once()
    {
        var handler = new SpoiltHandler(SpoiltHandler.Text(Consistent));
        await Verify(handler, Question());
        var again = await Verify(handler, Question());
        Assert.True(again.IsKept);
        Assert.Equal(1, handler.Calls);
    }

    [Fact]
    public async Task A_tax_control_invoice_of_today_is_not_asked_for()
    {
        var handler = new SpoiltHandler(SpoiltHandler.Text(Consistent));
        var question = Question() with { Kind = KindId.PaperVatSpecial, IssueDate = new DateOnly(2026, 11, 24) };
        Assert.Equal(VerificationOutcome.NotYet, (await Verify(handler, question)).Outcome);
        Assert.Equal(0, handler.Calls);
    }

    [Fact]
    public async Task A_digital_invoice_of_today_is_asked_for()
    {
        var handler = new SpoiltHandler(SpoiltHandler.Text(Consistent));
        var question = Question() with { IssueDate = new DateOnly(2026, 11, 24) };
        Assert.Equal(VerificationOutcome.Consistent, (await Verify(handler, question)).Outcome);
    }

    [Theory]
    [InlineData("2021-11-24", VerificationOutcome.Consistent, 1)]
    [InlineData("2021-11-23", VerificationOutcome.TooOld, 0)]
    public async Task Five_years_back_is_the_end(string day, VerificationOutcome expected, int calls)
    {
        var handler = new SpoiltHandler(SpoiltHandler.Text(Consistent));
        var question = Question() with { IssueDate = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture) };
        Assert.Equal(expected, (await Verify(handler, question)).Outcome);
        Assert.Equal(calls, handler.Calls);
    }

    [Fact]
    public async Task No_record_is_asked_again_only_by_a_person()
    {
        var handler = new SpoiltHandler(SpoiltHandler.Text(NoRecord));
        Assert.Equal(VerificationOutcome.NoRecord, (await Verify(handler, Question())).Outcome);
        _clock.Move(TimeSpan.FromDays(3));
        await Verify(handler, Question());
        Assert.Equal(1, handler.Calls);
        await Verify(handler, Question(), isByHand: true);
        Assert.Equal(2, handler.Calls);
    }

    [Fact]
    public async Task A_call_is_never_repeated_by_itself()
    {
        var handler = new SpoiltHandler(SpoiltHandler.Text("", HttpStatusCode.ServiceUnavailable));
        await Assert.ThrowsAsync<ConnectorException>(() => Verify(handler, Question()));
        Assert.Equal(1, handler.Calls);
    }

    [Theory]
    [InlineData("0002", VerificationOutcome.Exhausted)]
    [InlineData("0005", VerificationOutcome.BadInput)]
    [InlineData("0006", VerificationOutcome.Mismatch)]
    [InlineData("1005", VerificationOutcome.BadInput)]
    [InlineData("1008", VerificationOutcome.BadInput)]
    [InlineData("1009", VerificationOutcome.BadInput)]
    [InlineData("1014", VerificationOutcome.NotYet)]
    [InlineData("1015", VerificationOutcome.TooOld)]
    public async Task Every_code_has_its_meaning(string code, VerificationOutcome expected)
    {
        var handler = new SpoiltHandler(SpoiltHandler.Text("{\"VerifyResult\":\"" + code + "\"}"));
        Assert.Equal(expected, (await Verify(handler, Question())).Outcome);
    }

    [Theory]
    [InlineData("""{"VerifyResult":"1006"}""", Failure.Busy)]
    [InlineData("""{"VerifyResult":"1020"}""", Failure.Refused)]
    [InlineData("""{"VerifyResult":"4711"}""", Failure.Incompatible)]
    [InlineData("""{"error_code":111,"error_msg":"Access token expired"}""", Failure.LoginExpired)]
    [InlineData("[]", Failure.Incompatible)]
    public async Task What_is_no_verdict_is_a_failure(string text, Failure expected)
    {
        var handler = new SpoiltHandler(SpoiltHandler.Text(text));
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => Verify(handler, Question()));
        Assert.Equal(expected, failure.Failure);
    }

    private static InvoiceQuestion Question() =>
        new()
        {
            TaxpayerId = "91110108MA7B2K4Q0X",
            Kind = KindId.DigitalVatSpecial,
            Number = "26112000000012345678",
            IssueDate = new DateOnly(2026, 11, 1),
            AmountExTax = Yuan.FromFen(10_000),
            TotalInclTax = Yuan.FromFen(11_300),
        };

    private async Task<VerificationAnswer> Verify(SpoiltHandler handler, InvoiceQuestion question, bool isByHand = false)
    {
        var address = new Uri("http://gateway.example");
        using var outbound = new OutboundClient(
            OutboundRules.For(address),
            new RateGovernor(ShippedPolicy.Pack, _clock, new MemoryCallLedger()),
            _clock,
            handler
        );
        var connector = (IVerifiesInvoices)
            ConnectorCatalogue
                .Find("verification")!
                .Create(
                    new ConnectorSettings(address, new Dictionary<string, string> { ["token"] = "t" }),
                    new ConnectorTools(outbound, ShippedPolicy.Pack, _clock, _kept)
                );
        return await connector.Verify(question, isByHand, TestContext.Current.CancellationToken);
    }
}
