using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Entry;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Text;
using Piaoheng.Formats.Workbooks;
using Piaoheng.Server.Modules.Bureau.Contracts;
using Piaoheng.Server.Modules.Entry;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Modules.Intake;
using Piaoheng.Server.Modules.Invoices.Care;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Diagnosis;

/// <summary>A company in whose stored data causes are injected, each with the question a person would ask.</summary>
/// <remarks>
/// Lists of both directions cover January to March 2026 and were read on 10 April; complete 勾选 lists cover February; a list of
/// November 2025 was cut off. Everything is stored through the program's own doors; only waiting files are written as rows.
/// </remarks>
internal sealed partial class InjectedWorld(TestDatabase database, Random dice)
{
    public static readonly DateOnly AsOf = new(2026, 4, 20);
    private static readonly DateTimeOffset ReadAt = new(2026, 4, 10, 2, 0, 0, TimeSpan.Zero);
    private const string Name = "北京衡岳智能装备有限公司";

    private readonly List<Reading> _documents = [];
    private readonly List<Reading> _damaged = [];
    private readonly List<Reading> _repeated = [];
    private readonly List<Reading> _supporting = [];
    private readonly List<Reading> _trashed = [];
    private readonly List<Reading> _typed = [];
    private readonly List<Reading> _sister = [];
    private readonly List<string> _lost = [];
    private readonly List<(string Number, UploadStage Stage)> _uploads = [];
    private readonly List<Reading> _rows = [];
    private readonly List<Reading> _bought = [];
    private readonly List<Reading> _sold = [];
    private readonly List<Reading> _given = [];
    private readonly List<(string File, string Outcome)> _waiting = [];
    private readonly HashSet<string> _numbers = new(StringComparer.Ordinal);

    public List<InjectedCase> Cases { get; } = [];

    public Taxpayer Us { get; private set; } = null!;

    private Taxpayer Sister { get; set; } = null!;

    // Its disk does not hold another list.
    private Taxpayer FullOne { get; set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<InjectedWorld> Make(TestDatabase database, int seed, int ofEach)
    {
        var world = new InjectedWorld(database, new Random(seed));
        world.Us = await database.AddTaxpayer($"911101080{seed:000000000}", Name);
        world.FullOne = await database.AddTaxpayer($"911101082{seed:000000000}", "北京衡岳数据有限公司");
        world.Sister = await database.AddTaxpayer($"911101081{seed:000000000}", "北京衡岳销售有限公司");
        for (var index = 0; index < ofEach; index++)
        {
            world.InjectAll();
        }

        await world.Store();
        return world;
    }

    private string NewNumber()
    {
        string number;
        do
        {
            number = "26112" + string.Concat(Enumerable.Range(0, 15).Select(_ => (char)('0' + dice.Next(10))));
        } while (!_numbers.Add(number));

        return number;
    }

    private DateOnly In(int month) => new(2026, month, 1 + dice.Next(28));

    private Reading Invoice(DateOnly? day = null, decimal? amount = null)
    {
        var net = amount ?? (100_00 + dice.Next(90_000_00)) / 100m;
        var seller = dice.Next(40);
        return new Reading
        {
            File = "发票.xml",
            Kind = KindId.DigitalVatSpecial,
            Direction = Direction.In,
            InvoiceCode = "",
            InvoiceNumber = NewNumber(),
            IssueDate = day ?? In(dice.Next(2) == 0 ? 1 : 3),
            SellerName = $"上海第{seller}贸易有限公司",
            SellerTaxId = $"91310000MA{seller:00000000}",
            BuyerName = Name,
            BuyerTaxId = Us.Number,
            AmountExTax = Yuan.Round(net),
            TaxAmount = Yuan.Round(net * 0.13m),
            TotalInclTax = Yuan.Round(net) + Yuan.Round(net * 0.13m),
            Lines =
            [
                new InvoiceLine
                {
                    Name = "*办公用品*纸",
                    Amount = Yuan.Round(net),
                    TaxRate = "13%",
                    Tax = Yuan.Round(net * 0.13m),
                },
            ],
            Status = new InvoiceStatus(VoidState.None, RedState.None, RiskState.Normal, "正常"),
            Source = SourceId.Xml,
        };
    }

    private void OnBoth(Reading invoice, InvoiceStatus? status = null)
    {
        _documents.Add(invoice);
        Listed(status is null ? invoice : invoice with { Status = status });
    }

    private void Listed(Reading invoice) =>
        _bought.Add(invoice with { Source = SourceId.BureauSheet, Lines = null, File = "全量.xlsx" });

    // What people know: the number alone, with the day, or with day and amount.
    private void Asked(string cause, Reading invoice, string? number = null, bool withDay = false)
    {
        var text = number ?? $"{invoice.InvoiceCode}{invoice.InvoiceNumber}";
        var how = dice.Next(3);
        text += how > 0 || withDay ? " " + invoice.IssueDate!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
        text += how > 1 ? $" ¥{invoice.TotalInclTax}" : "";
        Cases.Add(new InjectedCase(cause, QueryText.Parse(text)));
    }

    private async Task Store()
    {
        await Documents(Us, "发票.zip", _documents, damaged: false);
        await Documents(Us, "行程单.pdf", _supporting, damaged: false);
        await Documents(Us, "损坏.xml", _damaged, damaged: true);
        await Documents(Sister, "他司.xml", _sister, damaged: false);
        var repeated = await Documents(Us, "再来.xml", _repeated, damaged: false);
        await In(
            Us,
            async services =>
            {
                var ledger = await Original(services, Us, "台账.xlsx", damaged: false);
                await services
                    .GetRequiredService<IInvoiceStore>()
                    .StoreBookRows(Us, ledger, _rows, Actor.LocalOperator, Cancellation);
                await Lists(services);
                await Items(services, repeated);
            }
        );
        await Uploads();
        await Channel();
        foreach (var number in _lost)
        {
            await Lose(number);
        }

        foreach (var invoice in _typed)
        {
            await Type(invoice);
        }

        foreach (var invoice in _trashed)
        {
            await PutAside(invoice.InvoiceNumber!);
        }
    }

    // By somebody who may not pass it themselves.
    private Task Type(Reading invoice) =>
        database.In(async services =>
        {
            var kind = services.GetRequiredService<PolicyPack>().Kinds.Find(invoice.Kind)!;
            var typist = new Actor("录入员") { UserId = 21, Rights = Rights.Of(["entry.type"]) };
            var submitted = await services
                .GetRequiredService<SubmitEntry>()
                .Submit(
                    Us,
                    new SubmitEntry.Request(EntryReading.FormOf(invoice, kind), new EntryBasis { IsAsPrinted = true }),
                    draftId: null,
                    typist,
                    Cancellation
                );
            Assert.Null(submitted.Value.Invoice);
        });

    private Task PutAside(string number) =>
        database.In(async services =>
        {
            var hits = await services.GetRequiredService<IKeySearch>().Find([Us.TaxpayerId], [number], Cancellation);
            var ours = hits.Single(hit => hit.Side == Side.Ours).InvoiceId;
            var put = await services
                .GetRequiredService<TrashInvoice>()
                .PutAside(Us.TaxpayerId, ours, new TrashInvoice.Request("duplicate", null), Actor.LocalOperator, Cancellation);
            Assert.True(put.Succeeded(out _));
        });

    private async Task Lists(IServiceProvider services)
    {
        var bureau = services.GetRequiredService<IBureauStore>();
        await bureau.Store(
            Us.TaxpayerId,
            new BureauSource(901, ReadAt, Direction.In),
            _bought,
            [Quarter(Direction.In)],
            Cancellation
        );
        await bureau.Store(
            Us.TaxpayerId,
            new BureauSource(902, ReadAt, Direction.Out),
            _sold,
            [Quarter(Direction.Out)],
            Cancellation
        );
        await bureau.Store(Us.TaxpayerId, new BureauSource(903, ReadAt, Direction.In), _given, [], Cancellation);
        var cut = Quarter(Direction.In) with
        {
            From = new DateOnly(2025, 11, 16),
            To = new DateOnly(2025, 11, 30),
            Truncated = true,
            Source = "十一月.xlsx",
        };
        var selection = Quarter(Direction.In) with
        {
            From = new DateOnly(2026, 2, 1),
            To = new DateOnly(2026, 2, 28),
            Kinds = [KindId.DigitalVatSpecial],
            Source = "勾选.xlsx",
        };
        await bureau.Store(Us.TaxpayerId, new BureauSource(904, ReadAt, Direction.In), [], [cut, selection], Cancellation);
    }

    private static Coverage Quarter(Direction direction) =>
        new()
        {
            Direction = direction,
            From = new DateOnly(2026, 1, 1),
            To = new DateOnly(2026, 3, 31),
            Basis = CoverageBasis.Stated,
            ReadAt = ReadAt,
            Source = "全量.xlsx",
        };

    private async Task Items(IServiceProvider services, long repeated)
    {
        var ids = services.GetRequiredService<IdSource>();
        var items = _waiting.Select(waiting => Item(ids.Next(), waiting.File, 0, waiting.Outcome)).ToList();
        items.Add(Item(ids.Next(), "再来 (1).xml", repeated, IntakeOutcome.Exists));
        items.Add(Item(903, "给定.xlsx", 0, IntakeOutcome.Stored, Side.Theirs));
        await services.GetRequiredService<Database>().AddMany(items, Cancellation);
    }

    private IntakeItemRecord Item(long id, string file, long original, string outcome, Side? side = null) =>
        new()
        {
            TaxpayerId = Us.TaxpayerId,
            ItemId = id,
            BatchId = 1,
            ParentId = null,
            FileName = file,
            OriginalId = original,
            Size = 1,
            GivenSide = side,
            Outcome = outcome,
            Kind = null,
            Reasons = side is null
                ? "[]"
                : ReadingCodec.WriteTexts([new CodedText(BureauLayouts.TakenByWord, "按所选作为税局数据读取")]),
            InvoiceId = null,
            Found = 0,
            Added = 0,
            ReceivedAt = ReadAt,
            FinishedAt = outcome == IntakeOutcome.Reading ? null : ReadAt,
        };

    private async Task<long> Documents(Taxpayer owner, string file, List<Reading> readings, bool damaged)
    {
        var id = 0L;
        await In(
            owner,
            async services =>
            {
                id = await Original(services, owner, file, damaged);
                await services
                    .GetRequiredService<IInvoiceStore>()
                    .StoreDocuments(owner, new DocumentReadings(id, readings, AreAll: true), Actor.LocalOperator, Cancellation);
            }
        );
        return id;
    }

    // Bytes that are there, or were never: an original whose hash nothing has.
    private static async Task<long> Original(IServiceProvider services, Taxpayer owner, string file, bool damaged)
    {
        await using var bytes = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(file + owner.Number));
        var stored = damaged
            ? new StoredFile(new string('d', 64), 1)
            : (await services.GetRequiredService<OriginalStore>().Save(file, bytes, 1_000, Cancellation)).Value;
        var original = await services
            .GetRequiredService<IInvoiceStore>()
            .AddOriginal(owner.TaxpayerId, stored, file, Actor.LocalOperator, Cancellation);
        return original.OriginalId;
    }

    private Task In(Taxpayer owner, Func<IServiceProvider, Task> change) =>
        database.In(async services =>
        {
            await using var work = await UnitOfWork.Begin(
                services.GetRequiredService<Database>(),
                owner.TaxpayerId,
                Cancellation
            );
            await change(services);
            await work.Commit(Cancellation);
        });
}
