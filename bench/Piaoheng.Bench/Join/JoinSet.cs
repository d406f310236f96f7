using System.Globalization;
using System.Text;
using Piaoheng.World;

namespace Piaoheng.Bench.Join;

/// <summary>Two sides of 200 taxpayers with known differences, as CSV files that every engine loads.</summary>
/// <remarks>
/// The first taxpayers have most: half of the rows belong to the first 50. Four of five numbers have 20 digits, the others 12 + 8 or 10 + 8. Our side is in the order of issue, theirs is shuffled.
/// In a thousand rows: 10 only ours, 10 only theirs, 3 with another amount, 5 with another status, 2 with another buyer,
/// 10 with another period, 1 listed twice by them. No row has two faults, so that what is counted is known.
/// </remarks>
internal static class JoinSet
{
    /// <summary>How many taxpayers there are, numbered from 0.</summary>
    public const int Taxpayers = 200;

    /// <summary>The files of a size, written when they are not there.</summary>
    public static (string Ours, string Theirs) Files(string folder, int rows)
    {
        var ours = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"ours-{rows}-of-200.csv"));
        var theirs = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"theirs-{rows}-of-200.csv"));
        if (!File.Exists(theirs))
        {
            Write(ours, theirs, rows);
        }

        return (ours, theirs);
    }

    private static void Write(string ours, string theirs, int rows)
    {
        using (var file = Create(ours))
        {
            for (var index = 0; index < rows; index++)
            {
                var row = Invented.Of(index);
                if (row.Fault is not Fault.OnlyTheirs)
                {
                    WriteRow(file, row);
                }
            }
        }

        var places = Enumerable.Range(0, rows).ToArray();
        new Dice(7).Shuffle(places);
        using (var file = Create(theirs))
        {
            foreach (var index in places)
            {
                var row = Invented.Of(index);
                for (
                    var times =
                        row.Fault is Fault.OnlyOurs ? 0
                        : row.Fault is Fault.Twice ? 2
                        : 1;
                    times > 0;
                    times--
                )
                {
                    WriteRow(file, row.AsTheirs());
                }
            }
        }
    }

    private static StreamWriter Create(string path)
    {
        var file = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20);
        file.WriteLine("taxpayer,number,amount,tax,status,seller,buyer,period");
        return file;
    }

    private static void WriteRow(StreamWriter file, Invented row) =>
        file.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{row.Taxpayer},{row.Number},{row.Amount},{row.Tax},{row.Status},{row.Seller},{row.Buyer},{row.Period}"
            )
        );

    private enum Fault
    {
        None,
        OnlyOurs,
        OnlyTheirs,
        Amount,
        Status,
        Buyer,
        Period,
        Twice,
    }

    private readonly record struct Invented(
        int Taxpayer,
        string Number,
        long Amount,
        long Tax,
        int Status,
        int Seller,
        int Buyer,
        int Period,
        Fault Fault
    )
    {
        public static Invented Of(int index)
        {
            var dice = new Dice((ulong)index + 1_000_003);
            // Numbers of the tax bureau rise by one, so that neighbours differ in their last digits.
            FormattableString number = (index % 10) switch
            {
                0 => $"044002100111{index:00000000}",
                1 => $"4403173320{index:00000000}",
                _ => $"2{4 + (index % 3)}{11 + (index % 7):00}{index:0000000000000000}",
            };
            var amount = dice.Between(100, 10_000_000);
            var fault = FaultOf(dice.Below(1000));
            return new Invented(
                TaxpayerOf(dice.Below(1_000_000)),
                number.ToString(CultureInfo.InvariantCulture),
                amount,
                amount * 13 / 100,
                0,
                dice.Below(20_000),
                dice.Below(20_000),
                202601 + dice.Below(6),
                fault
            );
        }

        public Invented AsTheirs() =>
            Fault switch
            {
                Fault.Amount => this with { Amount = Amount + 100 },
                Fault.Status => this with { Status = 1 },
                Fault.Buyer => this with { Buyer = Buyer + 20_000 },
                Fault.Period => this with { Period = Period + 1 },
                _ => this,
            };

        // Few large companies, many small ones.
        private static int TaxpayerOf(int chance) => (int)((long)chance * chance * Taxpayers / 1_000_000_000_000);

        private static Fault FaultOf(int chance) =>
            chance switch
            {
                < 10 => Fault.OnlyOurs,
                < 20 => Fault.OnlyTheirs,
                < 23 => Fault.Amount,
                < 28 => Fault.Status,
                < 30 => Fault.Buyer,
                < 40 => Fault.Period,
                < 41 => Fault.Twice,
                _ => Fault.None,
            };
    }
}
