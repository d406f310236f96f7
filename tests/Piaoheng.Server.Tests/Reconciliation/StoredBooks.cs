using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Server.Modules.Bureau.Contracts;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Modules.Reconciliation;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Reconciliation;

/// <summary>A company with a few stored invoices of both sides: one seller, March 2026 covered, read in April.</summary>
internal sealed class StoredBooks
{
    private static readonly DateTimeOffset ReadAt = new(2026, 4, 2, 8, 0, 0, TimeSpan.Zero);
    private static int _companies;

    private readonly TestDatabase _database;
    private int _items;

    private StoredBooks(TestDatabase database, Taxpayer taxpayer) => (_database, Taxpayer) = (database, taxpayer);

    public Taxpayer Taxpayer { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<StoredBooks> Open(TestDatabase database) =>
        new(
            database,
            await database.AddTaxpayer($"91110000020{Interlocked.Increment(ref _companies):0000000}", "北京核对测试有限公司")
        );

    public Reading Invoice(string number, decimal amount = 100, int day = 10) =>
        new()
        {
            File = "文件",
            Kind = KindId.DigitalVatSpecial,
            Direction = Direction.In,
            InvoiceCode = "",
            InvoiceNumber = number,
            IssueDate = new DateOnly(2026, 3, day),
            SellerName = "上海丙丁贸易有限公司",
            SellerTaxId = "91310000MA00000033",
            BuyerName = "北京核对测试有限公司",
            BuyerTaxId = Taxpayer.Number,
            AmountExTax = Yuan.Round(amount),
            TaxAmount = Yuan.Round(amount * 0.13m),
            TotalInclTax = Yuan.Round(amount * 1.13m),
        };

    /// <summary>Stores documents of ours, each as a file of its own.</summary>
    public Task Hold(params Reading[] invoices) =>
        Change(
            async (services, ct) =>
            {
                var store = services.GetRequiredService<IInvoiceStore>();
                foreach (var invoice in invoices)
                {
                    var original = await Original(store, "发票.xml", ct);
                    var reading = invoice with { Source = SourceId.Xml };
                    await store.StoreDocuments(
                        Taxpayer,
                        new DocumentReadings(original.OriginalId, [reading], AreAll: true),
                        Actor.LocalOperator,
                        ct
                    );
                }
            }
        );

    /// <summary>Stores a ledger of ours.</summary>
    public Task<IReadOnlyList<StoredReading>> Book(string fileName, params Reading[] rows) =>
        Change(
            async (services, ct) =>
            {
                var store = services.GetRequiredService<IInvoiceStore>();
                var original = await Original(store, fileName, ct);
                var read = rows.Select(row => row with { Source = SourceId.Ledger }).ToList();
                return await store.StoreBookRows(Taxpayer, original.OriginalId, read, Actor.LocalOperator, ct);
            }
        );

    /// <summary>Stores a list of the bureau that covers March 2026.</summary>
    public Task List(params Reading[] rows) => List(March, rows);

    /// <summary>Stores a list of the bureau.</summary>
    public Task List(Coverage coverage, params Reading[] rows) =>
        Change(
            (services, ct) =>
                services
                    .GetRequiredService<IBureauStore>()
                    .Store(
                        Taxpayer.TaxpayerId,
                        new BureauSource(++_items, coverage.ReadAt ?? ReadAt, Direction.In),
                        [.. rows.Select(row => row with { Source = SourceId.BureauSheet })],
                        [coverage],
                        ct
                    )
        );

    public static Coverage March =>
        new()
        {
            Direction = Direction.In,
            From = new DateOnly(2026, 3, 1),
            To = new DateOnly(2026, 3, 31),
            Basis = CoverageBasis.Stated,
            ReadAt = ReadAt,
            Source = "全量.xlsx",
        };

    public Task<RunRecord> Run() =>
        _database.In(services =>
            services
                .GetRequiredService<StoredRun>()
                .Make(Taxpayer, new RunPeriod(From: null, To: null, new DateOnly(2026, 4, 3)), Actor.LocalOperator, Cancellation)
        );

    /// <summary>All results of a run, in their order.</summary>
    public Task<List<DifferenceRecord>> Results(RunRecord run) =>
        _database.In(services =>
            services
                .GetRequiredService<RunResults>()
                .Page(
                    run,
                    [.. Enum.GetValues<Core.Reconciliation.DifferenceKind>().Select(Core.Reconciliation.DifferenceWords.Of)],
                    isUndecided: false,
                    after: 0,
                    Cancellation
                )
        );

    /// <summary>Kinds and numbers of a run, one line each: <c>missing-ours 2631…</c>.</summary>
    public async Task<List<string>> Lines(RunRecord run) =>
        [.. (await Results(run)).Select(row => $"{row.Kind} {row.Number[^3..]}")];

    private Task<StoredOriginal> Original(IInvoiceStore store, string fileName, CancellationToken ct) =>
        store.AddOriginal(
            Taxpayer.TaxpayerId,
            new StoredFile((++_items).ToString("x64", CultureInfo.InvariantCulture), 1),
            fileName,
            Actor.LocalOperator,
            ct
        );

    private Task<bool> Change(Func<IServiceProvider, CancellationToken, Task> change) =>
        Change(
            async (services, ct) =>
            {
                await change(services, ct);
                return true;
            }
        );

    private Task<T> Change<T>(Func<IServiceProvider, CancellationToken, Task<T>> change) =>
        _database.In(async services =>
        {
            await using var work = await UnitOfWork.Begin(
                services.GetRequiredService<Database>(),
                Taxpayer.TaxpayerId,
                Cancellation
            );
            var result = await change(services, Cancellation);
            await work.Commit(Cancellation);
            return result;
        });
}
