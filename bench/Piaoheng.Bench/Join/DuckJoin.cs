using System.Globalization;
using DuckDB.NET.Data;
using Piaoheng.Bench.Measuring;

namespace Piaoheng.Bench.Join;

/// <summary>The same join by DuckDB over Parquet files, by as many threads as there are cores.</summary>
internal static class DuckJoin
{
    private const string Join = """
        select count(*) filter (o.number is not null and t.number is not null),
               count(*) filter (t.number is null), count(*) filter (o.number is null),
               count(*) filter (o.amount <> t.amount or o.tax <> t.tax), count(*) filter (o.status <> t.status),
               count(*) filter (o.seller <> t.seller or o.buyer <> t.buyer), count(*) filter (o.period <> t.period)
        from 'OURS' o full join 'THEIRS' t on o.taxpayer = t.taxpayer and o.number = t.number
        """;

    /// <summary>Makes Parquet of the files and joins it several times; making it is not counted.</summary>
    public static JoinResult Run(string oursPath, string theirsPath, int runs)
    {
        using (var maker = Open())
        {
            ToParquet(maker, oursPath);
            ToParquet(maker, theirsPath);
        }

        using var connection = Open();
        JoinCounts? counts = null;
        var best = Measured.Least(
            Enumerable.Range(0, runs).Select(_ => Measured.Here(() => counts = Count(connection, oursPath, theirsPath))).ToList()
        );
        return new JoinResult(counts!, best.CpuSeconds, best.Wall.TotalSeconds, best.PeakMebibytes);
    }

    private static DuckDBConnection Open()
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        return connection;
    }

    private static void ToParquet(DuckDBConnection connection, string csv)
    {
        var parquet = Parquet(csv);
        if (File.Exists(parquet))
        {
            return;
        }

        using var command = Command(
            connection,
            $"copy (select * from read_csv('{csv}', types={{'number': 'VARCHAR'}})) to '{parquet}' (format parquet, compression zstd)"
        );
        command.ExecuteNonQuery();
    }

    private static JoinCounts Count(DuckDBConnection connection, string ours, string theirs)
    {
        using var command = Command(
            connection,
            Join.Replace("OURS", Parquet(ours), StringComparison.Ordinal)
                .Replace("THEIRS", Parquet(theirs), StringComparison.Ordinal)
        );
        using var reader = command.ExecuteReader();
        reader.Read();
        long[] found =
        [
            .. Enumerable.Range(0, 7).Select(at => Convert.ToInt64(reader.GetValue(at), CultureInfo.InvariantCulture)),
        ];
        return new JoinCounts(found[0], found[1], found[2], found[3], found[4], found[5], found[6]);
    }

    private static DuckDBCommand Command(DuckDBConnection connection, string statement)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Paths made here, no outside text.
        command.CommandText = statement;
#pragma warning restore CA2100
        return command;
    }

    private static string Parquet(string csv) => Path.ChangeExtension(csv, ".parquet");
}
