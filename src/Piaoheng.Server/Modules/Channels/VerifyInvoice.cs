using Piaoheng.Connectors;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>查验一张: a person asks the bureau whether the face of an invoice agrees.</summary>
internal sealed class VerifyInvoice(
    ChannelBook book,
    ITaxpayers taxpayers,
    PolicyPack policy,
    OriginalStore originals,
    Database db,
    AuditLog audit
) : ISlice
{
    private const string Connector = "verification";

    /// <param name="Kind">票种, a policy id.</param>
    /// <param name="Code">发票代码; empty for 数电票.</param>
    /// <param name="Number">发票号码.</param>
    /// <param name="IssueDate">开票日期.</param>
    /// <param name="Amount">金额 or 价税合计, as the kind asks for.</param>
    /// <param name="CheckCode">校验码, the last six are enough.</param>
    public sealed record Request(
        string? Kind,
        string? Code,
        string? Number,
        DateOnly? IssueDate,
        string? Amount,
        string? CheckCode = null
    );

    private static readonly RefusalText NotSetUp = new("VER-11", "查验网关还没有设置；请先填写地址和令牌");
    private static readonly RefusalText Incomplete = new("VER-12", "查验要填票种、发票号码和开票日期");
    private static readonly RefusalText BadAmount = new("VER-13", "金额“{amount}”认不出；写法如 1130.00");
    private static readonly RefusalText Failed = new("VER-14", "{why}");

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost(
                "/api/taxpayers/{taxpayer}/verifications",
                (VerifyInvoice slice, string taxpayer, Request body, Actor actor, CancellationToken ct) =>
                    slice
                        .Verify(taxpayer, body, actor, ct)
                        .ToHttp(answer =>
                            Results.Ok(
                                new
                                {
                                    answer.Outcome,
                                    answer.BureauCode,
                                    Text = answer.Text.Render(),
                                    answer.At,
                                    answer.IsKept,
                                }
                            )
                        )
            )
            .Requires(ChannelsPermissions.Verify);

    /// <summary>Asks, within the limits of the gateway.</summary>
    public async Task<Outcome<VerificationAnswer>> Verify(string number, Request request, Actor actor, CancellationToken ct)
    {
        if (await taxpayers.FindByNumber(number, ct) is not { } taxpayer)
        {
            return Refusal.NotFound;
        }

        if (
            policy.Kinds.Find(request.Kind ?? "") is null
            || string.IsNullOrWhiteSpace(request.Number)
            || request.IssueDate is null
        )
        {
            return Refusal.Invalid(Incomplete);
        }

        PrintedAmount? amount = null;
        if (!string.IsNullOrWhiteSpace(request.Amount))
        {
            if (!PrintedAmount.TryParse(request.Amount, out var read))
            {
                return Refusal.Invalid(BadAmount, ("amount", request.Amount));
            }

            amount = read;
        }

        return await book.Find(taxpayer.TaxpayerId, Connector, ct) is { } channel
            ? await Ask(taxpayer, channel, Question(taxpayer, request, amount?.Value), actor, ct)
            : Refusal.WrongState(NotSetUp);
    }

    private async Task<Outcome<VerificationAnswer>> Ask(
        Taxpayer taxpayer,
        ChannelRecord channel,
        InvoiceQuestion question,
        Actor actor,
        CancellationToken ct
    )
    {
        try
        {
            using var open = book.Open(channel, actor.Name);
            var answer = await ((IVerifiesInvoices)open.Connector).Verify(question, isByHand: true, ct);
            if (answer.Raw is { } raw)
            {
                using var bytes = new MemoryStream(raw.Bytes, writable: false);
                await originals.Save(raw.Service, bytes, raw.Bytes.Length, ct);
            }

            await Note(taxpayer.TaxpayerId, question, answer, actor, ct);
            return answer;
        }
        catch (ConnectorException failure)
        {
            await using var work = await UnitOfWork.Begin(db, taxpayer.TaxpayerId, ct);
            await book.Failed(taxpayer.TaxpayerId, Connector, failure, ct);
            await work.Commit(ct);
            return Refusal.WrongState(Failed, ("why", failure.Said.Render()));
        }
    }

    private async Task Note(
        long taxpayerId,
        InvoiceQuestion question,
        VerificationAnswer answer,
        Actor actor,
        CancellationToken ct
    )
    {
        await using var work = await UnitOfWork.Begin(db, taxpayerId, ct);
        if (answer is { IsKept: false, BureauCode.Length: > 0 })
        {
            await book.Succeeded(taxpayerId, Connector, ct);
        }

        await audit.Write(
            taxpayerId,
            actor,
            new AuditEvent(
                "invoice.verify",
                $"invoice-key:{question.Key}",
                ("outcome", answer.Outcome.ToString()),
                ("code", answer.BureauCode),
                ("raw", answer.RawSha256)
            ),
            ct
        );
        await work.Commit(ct);
    }

    private static InvoiceQuestion Question(Taxpayer taxpayer, Request request, Yuan? amount) =>
        new()
        {
            TaxpayerId = taxpayer.Number,
            Kind = request.Kind!,
            Code = request.Code?.Trim() ?? "",
            Number = request.Number!.Trim(),
            IssueDate = request.IssueDate!.Value,
            CheckCode = request.CheckCode?.Trim() ?? "",
            AmountExTax = amount,
            TotalInclTax = amount,
        };
}
