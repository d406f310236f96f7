using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Bureau.Contracts;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Bureau;

/// <summary>What one file changes among the records of one direction. Only collects; <see cref="BureauStore"/> writes it.</summary>
internal sealed class BureauChange(long taxpayerId, BureauSource source, Direction direction, IdSource ids, DateTimeOffset now)
{
    /// <summary>A record to be written.</summary>
    internal sealed record NewState(
        long RecordId,
        Reading Reading,
        long Fingerprint,
        int Occurrence,
        long? SameAs,
        DateTimeOffset ReadAt,
        long ItemId,
        int Version
    );

    public BureauSource Source => source;

    public Direction Direction => direction;

    /// <summary>Records that are new or have a new state.</summary>
    public List<NewState> Written { get; } = [];

    /// <summary>How many of them are new.</summary>
    public int Added { get; private set; }

    /// <summary>Records whose present rows go away, because they are written anew or are no longer listed.</summary>
    public List<long> Replaced { get; } = [];

    /// <summary>Records that the file states as they are.</summary>
    public List<long> Confirmed { get; } = [];

    /// <summary>States that go to the history.</summary>
    public List<BureauHistoryRecord> History { get; } = [];

    /// <summary>Keys that had no owner.</summary>
    public Dictionary<string, long> Keys { get; } = new(StringComparer.Ordinal);

    /// <summary>Takes one row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="owner">Record of the first row of this invoice.</param>
    /// <param name="occurrence">The how-manieth row of this invoice in the file.</param>
    /// <param name="before">What we hold of it.</param>
    public void Take(Reading row, long owner, int occurrence, LoadedRecord? before)
    {
        if (before is null)
        {
            Added++;
            Written.Add(
                new NewState(
                    occurrence == 1 ? owner : ids.Next(),
                    row,
                    BureauState.Fingerprint(row),
                    occurrence,
                    occurrence == 1 ? null : owner,
                    source.ReadAt,
                    source.ItemId,
                    Version: 1
                )
            );
            return;
        }

        var isLater = source.ReadAt >= before.Row.ReadAt;
        var stated = before.Joined ?? before.Reading;
        var combined = isLater ? BureauState.Combine(row, stated) : BureauState.Combine(stated, row);
        var fingerprint = BureauState.Fingerprint(combined);
        if (fingerprint == before.Row.Fingerprint)
        {
            Confirmed.Add(before.Row.RecordId);
            return;
        }

        Archive(before);
        Written.Add(
            new NewState(
                before.Row.RecordId,
                combined,
                fingerprint,
                before.Row.Occurrence,
                before.Row.SameAs,
                isLater ? source.ReadAt : before.Row.ReadAt,
                isLater ? source.ItemId : before.Row.ItemId,
                before.Row.Version + 1
            )
        );
    }

    /// <summary>A record turned out to be the invoice of another: its rows go to the history, what it states to the other.</summary>
    /// <param name="from">The record and its further rows.</param>
    /// <param name="into">The other.</param>
    /// <returns>The other with what both state.</returns>
    public LoadedRecord Join(IReadOnlyList<LoadedRecord> from, LoadedRecord into)
    {
        var stated = into.Joined ?? into.Reading;
        foreach (var record in from)
        {
            Archive(record);
            stated =
                record.Row.ReadAt > into.Row.ReadAt
                    ? BureauState.Combine(record.Reading, stated)
                    : BureauState.Combine(stated, record.Reading);
        }

        return into with
        {
            Joined = stated,
        };
    }

    /// <summary>Further rows of an invoice that later data no longer list twice go to the history.</summary>
    public void DropBeyond(int count, List<LoadedRecord> before)
    {
        foreach (var further in before.Where(own => own.Row.Occurrence > count && source.ReadAt >= own.Row.ReadAt))
        {
            Archive(further);
        }
    }

    public BureauRecord Row(NewState state, IReadOnlyDictionary<Party, long> parties)
    {
        var reading = state.Reading;
        return new BureauRecord
        {
            TaxpayerId = taxpayerId,
            RecordId = state.RecordId,
            Direction = direction,
            Kind = reading.Kind,
            Code = reading.InvoiceCode ?? "",
            Number = reading.InvoiceNumber ?? "",
            PaperCode = reading.PaperCode,
            PaperNumber = reading.PaperNumber,
            IssueDate = reading.IssueDate ?? DateOnly.MinValue,
            SellerId = IdOf(parties, reading.SellerTaxId, reading.SellerName),
            BuyerId = IdOf(parties, reading.BuyerTaxId, reading.BuyerName),
            AmountFen = reading.AmountExTax?.Value.Fen,
            TaxFen = reading.TaxAmount?.Value.Fen,
            TotalFen = reading.TotalInclTax?.Value.Fen,
            VoidState = reading.Status.Void,
            RedState = reading.Status.Red,
            RiskState = reading.Status.Risk,
            StatusText = reading.Status.Text,
            RedOf = reading.RedOf is { } blue ? InvoiceIdentity.Key(blue.InvoiceCode, blue.InvoiceNumber) : null,
            Remark = reading.Remark,
            LineCount = reading.Lines?.Count,
            Rest = BureauState.Body(reading),
            Fingerprint = state.Fingerprint,
            ReadAt = state.ReadAt,
            Occurrence = state.Occurrence,
            SameAs = state.SameAs,
            ItemId = state.ItemId,
            Part = reading.Part,
            Version = state.Version,
            Lines = BureauState.Lines(reading),
        };
    }

    public static IEnumerable<Party?> PartiesOf(Reading reading) =>
        [Party.From(reading.SellerTaxId, reading.SellerName), Party.From(reading.BuyerTaxId, reading.BuyerName)];

    private void Archive(LoadedRecord record)
    {
        Replaced.Add(record.Row.RecordId);
        History.Add(
            new BureauHistoryRecord
            {
                TaxpayerId = taxpayerId,
                RecordId = record.Row.RecordId,
                Version = record.Row.Version,
                ReadAt = record.Row.ReadAt,
                ReplacedAt = now,
                ItemId = record.Row.ItemId,
                Body = ReadingCodec.Write(record.Reading),
            }
        );
    }

    private static long? IdOf(IReadOnlyDictionary<Party, long> parties, string? taxId, string? name) =>
        Party.From(taxId, name) is { } party ? parties[party] : null;
}
