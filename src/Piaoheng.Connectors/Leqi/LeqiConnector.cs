using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;

namespace Piaoheng.Connectors.Leqi;

/// <summary>乐企 as one taxpayer uses it: 单张查询, 用途状态 and 上传结果. Lists and monthly totals stand in the other parts.</summary>
internal sealed partial class LeqiConnector(LeqiSettings settings, ConnectorTools tools)
    : IListsInvoices,
        IFindsInvoice,
        IReadsUsage,
        IReadsUploads,
        IReadsMonthlyTotals,
        IReadsRedConfirmations,
        ISelectsDeductions
{
    // These kinds are asked for with their 金额 without tax, all others with 价税合计 (接口说明 1.3).
    private static readonly string[] WithoutTax =
    [
        KindId.PaperVatSpecial,
        KindId.PaperFreightSpecial,
        KindId.PaperVehicle,
        KindId.ElectronicVatSpecial,
        KindId.DigitalPaperSpecial,
        KindId.DigitalPaperVehicle,
    ];

    private readonly LeqiLine _line = new(settings, tools.Outbound);
    private readonly LeqiMapping _mapping = new(tools.Policy.Kinds);

    public string Id => LeqiServices.Gateway;

    public async Task<InvoiceAnswer> Find(InvoiceQuestion question, CancellationToken cancellation)
    {
        var amount = WithoutTax.Contains(question.Kind, StringComparer.Ordinal) ? question.AmountExTax : question.TotalInclTax;
        var asked = Asked(question);
        asked["jym"] = question.CheckCode.Length > 6 ? question.CheckCode[^6..] : question.CheckCode;
        asked["kpje"] = amount?.ToString() ?? "";
        asked["nsrsbh"] = question.TaxpayerId;
        var reply = await _line.Call(LeqiServices.SingleInvoice, asked, cancellation);
        return reply.Code switch
        {
            LeqiServices.Success => Answer(InvoiceOutcome.Found, Face(reply, question), reply),
            LeqiServices.NoRecord => Answer(InvoiceOutcome.NoRecord, invoice: null, reply),
            LeqiServices.Mismatch => Answer(InvoiceOutcome.Mismatch, invoice: null, reply),
            LeqiServices.NotOurs => Answer(InvoiceOutcome.NotOurs, invoice: null, reply),
            _ => throw LeqiFailures.Of(reply.Code, reply.Text, reply.Raw),
        };
    }

    public async Task<UsageAnswer> ReadUsage(InvoiceQuestion question, CancellationToken cancellation)
    {
        var reply = await _line.Call(LeqiServices.Usage, Asked(question), cancellation);
        return reply.Code switch
        {
            LeqiServices.Success => new UsageAnswer(
                IsKnown: true,
                LeqiMapping.Status(reply.Data),
                NullIfEmpty(LeqiLine.Text(reply.Data, "fpyt")),
                NullIfEmpty(LeqiLine.Text(reply.Data, "rzzt")),
                NullIfEmpty(LeqiLine.Text(reply.Data, "skssq")),
                reply.Raw
            ),
            LeqiServices.NoRecord => new UsageAnswer(IsKnown: false, InvoiceStatus.Unknown, null, null, null, reply.Raw),
            _ => throw LeqiFailures.Of(reply.Code, reply.Text, reply.Raw),
        };
    }

    public async Task<UploadAnswer> ReadUpload(string receipt, DateTimeOffset acceptedAt, CancellationToken cancellation)
    {
        var now = tools.Time.GetUtcNow();
        if (Limits(now)?.UploadResultHours is { } hours && now > acceptedAt + TimeSpan.FromHours(hours))
        {
            // The bureau has forgotten the number; asking would only spend the quota.
            return new UploadAnswer(UploadState.WindowClosed, [], Raw: null);
        }

        var asked = new Dictionary<string, object?>(StringComparer.Ordinal) { ["sllsh"] = receipt };
        var reply = await _line.Call(LeqiServices.UploadResult, asked, cancellation);
        if (reply.Code == LeqiServices.Success)
        {
            return new UploadAnswer(UploadState.Done, LeqiUploads.Read(reply), reply.Raw);
        }

        return LeqiServices.SaysPending(reply.Text) ? new UploadAnswer(UploadState.Pending, [], reply.Raw)
            : reply.Code == LeqiServices.NoRecord ? new UploadAnswer(UploadState.WindowClosed, [], reply.Raw)
            : throw LeqiFailures.Of(reply.Code, reply.Text, reply.Raw);
    }

    private GatewayLimits? Limits(DateTimeOffset now) => tools.Policy.Gateways.At(LeqiServices.Gateway, DayOf(now));

    private static DateOnly DayOf(DateTimeOffset now) => DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(8)).DateTime);

    private Dictionary<string, object?> Asked(InvoiceQuestion question) =>
        new(StringComparer.Ordinal)
        {
            ["fplx"] = CodeOf(question.Kind),
            ["fpdm"] = question.Code,
            ["fphm"] = question.Number,
            ["kprq"] = Compact(question.IssueDate),
        };

    private string CodeOf(string kind) =>
        tools.Policy.Kinds.Find(kind)?.BureauCode
        ?? throw new ConnectorException(Failure.Refused, ConnectorTexts.Refused("fplx", $"票种 {kind} 没有税局代码，不能查询"));

    private Reading Face(LeqiReply reply, InvoiceQuestion question) =>
        LeqiLine.Text(reply.Data, "cyjgxx") is { Length: > 0 } packed
        && LeqiPacked.Open(packed, reply.Raw) is { ValueKind: System.Text.Json.JsonValueKind.Object } face
            ? _mapping.ToReading(
                face,
                question.Kind,
                direction: null,
                $"乐企 {LeqiServices.SingleInvoice.Code} {reply.Raw.Sha256}"
            )
            : throw LeqiLine.Malformed("缺少 cyjgxx", reply.Raw);

    private static InvoiceAnswer Answer(InvoiceOutcome outcome, Reading? invoice, LeqiReply reply) =>
        new(outcome, invoice, reply.Code, reply.Text, reply.Raw);

    private static string Compact(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
