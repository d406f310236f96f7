using Piaoheng.Connectors.Lists;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Connectors.Certification;

/// <summary>测试台: a connector against the simulator, and what the simulator holds in truth.</summary>
internal sealed class CaseBench(
    IBureauConnector connector,
    SimulatorControl control,
    SimulatorState state,
    IReadOnlyList<TrueInvoice> truth
)
{
    public SimulatorState State => state;

    /// <summary>A folder of this case alone.</summary>
    public required string Folder { get; init; }

    public SimulatorControl Control => control;

    public IReadOnlyList<TrueInvoice> Truth => truth;

    public T As<T>()
        where T : IBureauConnector => (T)connector;

    /// <summary>The kind of which most is listed: several packages.</summary>
    public ListWindow Wide(Direction direction = Direction.In)
    {
        var kind = truth
            .Where(own => own.Direction == direction)
            .CountBy(own => own.Kind, StringComparer.Ordinal)
            .MaxBy(pair => pair.Value)
            .Key;
        return Window(direction, kind);
    }

    public ListWindow Window(Direction direction, string kind) =>
        new(state.Taxpayer, direction, kind, state.Today.AddDays(-91), state.Today.AddDays(25));

    public IReadOnlyList<TrueInvoice> In(ListWindow window) =>
        [
            .. truth.Where(own =>
                own.Direction == window.Direction
                && own.Kind == window.Kind
                && own.IssueDate >= window.From
                && own.IssueDate <= window.To
            ),
        ];

    /// <summary>An invoice in its first state, issued a while ago.</summary>
    public TrueInvoice Normal() =>
        truth.First(own =>
            own is { IsNormal: true, IsRed: false, Kind: KindId.DigitalVatSpecial } && own.IssueDate < state.Today.AddDays(-5)
        );

    /// <summary>An invoice that was issued just now; null when the seed has none.</summary>
    public TrueInvoice? New() =>
        truth.FirstOrDefault(own =>
            own.Kind == KindId.DigitalVatSpecial && own.IssueDate > state.Today.AddDays(-2) && own.IssueDate <= state.Today
        );

    public Task<Slice> Read(ListWindow window, CancellationToken cancellation) =>
        new SliceReader(As<IListsInvoices>(), TimeProvider.System) { Pause = TimeSpan.FromMilliseconds(20), Patience = 10 }.Read(
            window,
            knownTicket: null,
            _ => Task.CompletedTask,
            cancellation
        );

    /// <summary>取得 invoices that a download up to today holds.</summary>
    public IReadOnlyList<TrueInvoice> Exported() =>
        [.. truth.Where(own => own.Direction == Direction.In && own.IssueDate <= state.Today)];

    /// <summary>Downloads the list as a person does, into the folder; written a minute ago.</summary>
    public async Task<string> Download(CancellationToken cancellation)
    {
        var (name, bytes) = await control.Export(state.Taxpayer, state.Today.AddDays(-91), state.Today, cancellation);
        var path = Path.Combine(Folder, Path.GetFileName(name));
        await File.WriteAllBytesAsync(path, bytes, cancellation);
        File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-1));
        return path;
    }

    /// <summary>Downloads, and takes the file through the connector.</summary>
    public async Task<DocumentReading> Take(CancellationToken cancellation)
    {
        await Download(cancellation);
        var files = As<IExchangesFiles>();
        var file = (await files.Look(cancellation)).Single(each => each.IsWhole);
        return (await files.Read(file, state.Taxpayer, cancellation)).Single();
    }

    /// <summary>What a call came to, in the words of failures.</summary>
    public static async Task<string> Try(Func<Task<string>> call)
    {
        try
        {
            return await call();
        }
        catch (ConnectorException failure)
        {
            return FailureWords.Of(failure.Failure);
        }
    }
}

/// <summary>One invoice that the simulator holds.</summary>
internal sealed record TrueInvoice(
    Direction Direction,
    string Kind,
    string Code,
    string Number,
    string? PaperCode,
    string? PaperNumber,
    string CheckCode,
    DateOnly IssueDate,
    Core.Money.Yuan Amount,
    Core.Money.Yuan Tax,
    Core.Money.Yuan Total,
    bool IsRed,
    bool IsNormal
)
{
    /// <summary>Identity key.</summary>
    public string Key => Code + Number;

    /// <summary>The question for it.</summary>
    public InvoiceQuestion Ask(string taxpayer) =>
        new()
        {
            TaxpayerId = taxpayer,
            Kind = Kind,
            Code = Code,
            Number = Number,
            CheckCode = CheckCode,
            IssueDate = IssueDate,
            AmountExTax = Amount,
            TotalInclTax = Total,
        };
}

/// <summary>How the simulator is set up.</summary>
internal sealed record SimulatorState(
    string Version,
    DateOnly Today,
    string Taxpayer,
    string Receipt,
    IReadOnlyDictionary<string, string> Values,
    long Calls
);
