using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.World.Documents;
using static System.FormattableString;

namespace Piaoheng.Formats.Tests.World;

/// <summary>Reads an invented file back and demands every field as stated.</summary>
internal static class RoundTrip
{
    private static readonly FormatCatalogue Catalogue = new(PolicyFolder.Load(PolicyFolder.Shipped));

    public static void Check(WorldFile file, int seed)
    {
        var readings = Read(file);
        Assert.True(
            file.Expected.Count == readings.Count,
            Invariant(
                $"seed {seed}, {file.Name}: {file.Expected.Count} invoices stated, read {string.Join(", ", readings.Select(r => r.Kind + " " + r.Reason))}"
            )
        );
        for (var at = 0; at < readings.Count; at++)
        {
            var differences = Faithful.Differences(file.Expected[at], readings[at]);
            Assert.True(
                differences.Count == 0,
                Invariant($"seed {seed}, {file.Name} [{at}]:\n  ") + string.Join("\n  ", differences)
            );
        }
    }

    /// <summary>The invoices found, without the documents that only accompany them.</summary>
    public static List<Reading> Read(WorldFile file) => [.. Documents(file).SelectMany(document => document.Readings)];

    /// <summary>Everything that the file was read as.</summary>
    public static IReadOnlyList<DocumentReading> Documents(WorldFile file) =>
        Catalogue.Read(new FileBytes(file.Name, file.Content), new ReadOptions(As: Side.Ours));
}
