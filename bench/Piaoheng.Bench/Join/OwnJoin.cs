using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text;
using Piaoheng.Bench.Measuring;
using Piaoheng.Core.Reconciliation.Join;

namespace Piaoheng.Bench.Join;

/// <summary>The join of the product, taxpayer by taxpayer, over rows that are in memory with their numbers packed.</summary>
/// <remarks>The program reads and loads the rows of one taxpayer at a time, so that none has to be looked for among those of others.</remarks>
internal static class OwnJoin
{
    /// <summary>Joins both files several times.</summary>
    public static JoinResult Run(string oursPath, string theirsPath, int runs)
    {
        var packer = new KeyPacker();
        var ours = Load(oursPath, packer);
        var theirs = Load(theirsPath, packer);
        var counting = new Counting();
        var best = Measured.Least(
            Enumerable
                .Range(0, runs)
                .Select(_ =>
                    Measured.Here(() =>
                    {
                        counting = default;
                        Join(ours, theirs, ref counting);
                    })
                )
                .ToList()
        );
        return new JoinResult(counting.Counts, best.CpuSeconds, best.Wall.TotalSeconds, best.PeakMebibytes);
    }

    private static void Join(Row[][] ours, Row[][] theirs, ref Counting counting)
    {
        for (var taxpayer = 0; taxpayer < ours.Length; taxpayer++)
        {
            RadixJoin.Run<Row, Counting>(ours[taxpayer], theirs[taxpayer], ref counting);
        }
    }

    /// <summary>What packing the numbers of one file costs: part of reading, not of joining.</summary>
    public static Measured Pack(string path, int runs)
    {
        var numbers = File.ReadLines(path).Skip(1).Select(line => line.Split(',', 3)[1]).ToList();
        return Measured.Least(
            Enumerable
                .Range(0, runs)
                .Select(_ =>
                    Measured.Here(() =>
                    {
                        var packer = new KeyPacker();
                        foreach (var number in numbers)
                        {
                            packer.Pack(number);
                        }
                    })
                )
                .ToList()
        );
    }

    private static Row[][] Load(string path, KeyPacker packer)
    {
        var bytes = File.ReadAllBytes(path).AsSpan();
        bytes = bytes[(bytes.IndexOf((byte)'\n') + 1)..];
        var rows = Counts(bytes).Select(count => GC.AllocateUninitializedArray<Row>(count)).ToArray();
        var filled = new int[rows.Length];
        while (!bytes.IsEmpty)
        {
            var taxpayer = (int)Number(ref bytes);
            var comma = bytes.IndexOf((byte)',');
            var key = packer.Pack(Encoding.ASCII.GetString(bytes[..comma]));
            bytes = bytes[(comma + 1)..];
            rows[taxpayer][filled[taxpayer]++] = new Row(
                key,
                Number(ref bytes),
                Number(ref bytes),
                (int)Number(ref bytes),
                (int)Number(ref bytes),
                (int)Number(ref bytes),
                (int)Number(ref bytes)
            );
        }

        return rows;
    }

    /// <summary>Rows of each taxpayer.</summary>
    private static int[] Counts(Span<byte> bytes)
    {
        var counts = new int[JoinSet.Taxpayers];
        while (!bytes.IsEmpty)
        {
            counts[(int)Number(ref bytes)]++;
            bytes = bytes[(bytes.IndexOf((byte)'\n') + 1)..];
        }

        return counts;
    }

    private static long Number(ref Span<byte> bytes)
    {
        if (!Utf8Parser.TryParse(bytes, out long value, out var used))
        {
            throw new InvalidDataException("A number was expected.");
        }

        bytes = bytes[(used + 1)..];
        return value;
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Row(ulong Key, long Amount, long Tax, int Status, int Seller, int Buyer, int Period)
        : IJoinRow;

    [StructLayout(LayoutKind.Auto)]
    private struct Counting : IJoinSink<Row>
    {
        private long _matched;
        private long _onlyOurs;
        private long _onlyTheirs;
        private long _amount;
        private long _status;
        private long _parties;
        private long _period;

        public readonly JoinCounts Counts => new(_matched, _onlyOurs, _onlyTheirs, _amount, _status, _parties, _period);

        public void Pair(in Row ours, in Row theirs)
        {
            _matched++;
            _amount += ours.Amount != theirs.Amount || ours.Tax != theirs.Tax ? 1 : 0;
            _status += ours.Status != theirs.Status ? 1 : 0;
            _parties += ours.Seller != theirs.Seller || ours.Buyer != theirs.Buyer ? 1 : 0;
            _period += ours.Period != theirs.Period ? 1 : 0;
        }

        public readonly void RepeatedOurs(in Row first, in Row again) { }

        public void RepeatedTheirs(in Row first, in Row again) => _matched++;

        public void OnlyOurs(in Row ours) => _onlyOurs++;

        public void OnlyTheirs(in Row theirs) => _onlyTheirs++;
    }
}
