using System.Buffers.Binary;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Bureau;

/// <summary>What a record states, put together from and taken apart into its tables.</summary>
internal static class BureauState
{
    /// <summary>Hash of what is stated, whichever file and row states it.</summary>
    public static long Fingerprint(Reading reading) => BinaryPrimitives.ReadInt64LittleEndian(ReadingCodec.Hash(reading));

    /// <summary>The later data, with what only the earlier ones stated: a 勾选 list says less than 全量, and takes nothing away.</summary>
    public static Reading Combine(Reading later, Reading earlier)
    {
        var combined = ReadingMerge.Merge([later, earlier]);
        return combined with
        {
            File = later.File,
            Part = later.Part,
            Direction = later.Direction ?? earlier.Direction,
            Findings = later.Findings,
            Sources = later.Sources,
            Source = later.Source,
            Status = new InvoiceStatus(
                later.Status.Void == VoidState.Unknown ? earlier.Status.Void : later.Status.Void,
                later.Status.Red == RedState.Unknown ? earlier.Status.Red : later.Status.Red,
                later.Status.Risk == RiskState.Unknown ? earlier.Status.Risk : later.Status.Risk,
                later.Status.Text ?? earlier.Status.Text
            ),
        };
    }

    /// <summary>The reading without its lines, which have a table of their own.</summary>
    public static string Body(Reading reading) =>
        ReadingCodec.Write(reading.Lines is null ? reading : reading with { Lines = null });

    public static Reading Restore(string body, int? lineCount, IEnumerable<BureauLineRecord> lines)
    {
        var reading = ReadingCodec.Read(body);
        return lineCount is null ? reading : reading with { Lines = [.. lines.OrderBy(line => line.LineNo).Select(LineOf)] };
    }

    public static IEnumerable<BureauLineRecord> Lines(long taxpayerId, long recordId, Reading reading) =>
        (reading.Lines ?? []).Select(
            (line, index) =>
                new BureauLineRecord
                {
                    TaxpayerId = taxpayerId,
                    RecordId = recordId,
                    LineNo = index + 1,
                    Name = line.Name,
                    Spec = line.Spec,
                    Unit = line.Unit,
                    Quantity = line.Quantity,
                    UnitPrice = line.UnitPrice,
                    AmountFen = line.Amount?.Value.Fen,
                    AmountText = line.Amount?.Printed,
                    TaxRate = line.TaxRate,
                    TaxFen = line.Tax?.Value.Fen,
                    TaxText = line.Tax?.Printed,
                    TaxCode = line.TaxCode,
                }
        );

    private static InvoiceLine LineOf(BureauLineRecord row) =>
        new()
        {
            Name = row.Name,
            Spec = row.Spec,
            Unit = row.Unit,
            Quantity = row.Quantity,
            UnitPrice = row.UnitPrice,
            Amount = AmountOf(row.AmountFen, row.AmountText),
            TaxRate = row.TaxRate,
            Tax = AmountOf(row.TaxFen, row.TaxText),
            TaxCode = row.TaxCode,
        };

    private static PrintedAmount? AmountOf(long? fen, string? printed) =>
        fen is { } known ? new PrintedAmount(Yuan.FromFen(known), printed) : null;
}
