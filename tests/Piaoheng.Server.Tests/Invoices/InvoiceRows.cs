using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Validation;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Modules.Invoices;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Tests.Invoices;

/// <summary>Rows of invoices with their keys put straight into the tables, for tests of lists.</summary>
internal static class InvoiceRows
{
    public static InvoiceRecord Row(
        long taxpayerId,
        long id,
        string number,
        string day,
        long fen,
        long? counterparty = null,
        string code = "",
        string? remark = null,
        Direction direction = Direction.In,
        string kind = KindId.DigitalVatSpecial,
        long? used = null
    ) =>
        new()
        {
            TaxpayerId = taxpayerId,
            InvoiceId = id,
            Direction = direction,
            NamesUs = true,
            Kind = kind,
            Code = code,
            Number = number,
            NumberReversed = new string([.. number.Reverse()]),
            PaperCode = null,
            PaperNumber = null,
            IssueDate = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            SellerId = counterparty,
            BuyerId = null,
            CounterpartyId = counterparty,
            AmountFen = fen - (fen / 10),
            TaxFen = fen / 10,
            TotalFen = fen,
            OrderFen = fen,
            VoidState = VoidState.Unknown,
            RedState = RedState.None,
            RiskState = RiskState.Unknown,
            StatusText = null,
            RedOf = null,
            Remark = remark,
            LineCount = null,
            OriginalCount = 1,
            UseCount = used is null ? 0 : 1,
            UsedFen = used ?? 0,
            Source = SourceId.Xml,
            Severity = id % 5 == 0 ? Severity.Warn : null,
            CreatedAt = DateTimeOffset.UnixEpoch,
            ChangedAt = DateTimeOffset.UnixEpoch,
            Version = 1,
        };

    public static async Task Store(IServiceProvider services, long taxpayerId, IReadOnlyCollection<InvoiceRecord> rows)
    {
        var db = services.GetRequiredService<Database>();
        await using var work = await UnitOfWork.Begin(db, taxpayerId, TestContext.Current.CancellationToken);
        await db.AddMany(rows, TestContext.Current.CancellationToken);
        await services
            .GetRequiredService<IInvoiceKeys>()
            .Add(
                taxpayerId,
                Side.Ours,
                Direction.In,
                [.. rows.Select(row => KeyValuePair.Create(row.Code + row.Number, row.InvoiceId))],
                TestContext.Current.CancellationToken
            );
        await work.Commit(TestContext.Current.CancellationToken);
    }

    public static async Task<long> Party(IServiceProvider services, long taxpayerId, string taxId, string name)
    {
        var db = services.GetRequiredService<Database>();
        await using var work = await UnitOfWork.Begin(db, taxpayerId, TestContext.Current.CancellationToken);
        var party = new Party(taxId, name);
        var ids = await services.GetRequiredService<IParties>().Add(taxpayerId, [party], TestContext.Current.CancellationToken);
        await work.Commit(TestContext.Current.CancellationToken);
        return ids[party];
    }
}
