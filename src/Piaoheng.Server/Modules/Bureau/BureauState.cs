using System.Buffers.Binary;
using Piaoheng.Core.Invoices;
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

    /// <summary>The reading without its lines, which have a column of their own: lists do without them.</summary>
    public static string Body(Reading reading) =>
        ReadingCodec.Write(reading.Lines is null ? reading : reading with { Lines = null });

    /// <summary>The lines of a reading, for their own column; null where it has none.</summary>
    public static string? Lines(Reading reading) => reading.Lines is { Count: > 0 } lines ? ReadingCodec.WriteLines(lines) : null;

    /// <summary>The whole reading of a record.</summary>
    public static Reading Restore(BureauRecord row)
    {
        var reading = ReadingCodec.Read(row.Rest);
        return row.LineCount is null
            ? reading
            : reading with
            {
                Lines = row.Lines is null ? [] : ReadingCodec.ReadLines(row.Lines),
            };
    }
}
