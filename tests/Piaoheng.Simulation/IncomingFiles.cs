using System.Globalization;
using Piaoheng.BureauSimulator.Books;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Intake;
using Piaoheng.Server.Tests.Intake;
using Piaoheng.World;
using Piaoheng.World.Invoices;

namespace Piaoheng.Simulation;

/// <summary>来件: files of invoices that the bureau holds, each invoice once; some twice, some broken, some with another date, some never.</summary>
internal sealed class IncomingFiles(Dice dice, IReadOnlyList<BureauEntry> entries)
{
    private readonly List<BureauEntry> _coming = Shuffled(dice, entries);
    private int _files;

    /// <summary>Invoices that were received whole, by identity key, as their files state them.</summary>
    public Dictionary<string, WorldInvoice> Held { get; } = new(StringComparer.Ordinal);

    /// <summary>Keys of those whose file states another day than the bureau.</summary>
    public HashSet<string> Altered { get; } = new(StringComparer.Ordinal);

    /// <summary>Every file that was given, with the outcome that it must have.</summary>
    public List<File> Given { get; } = [];

    /// <summary>What comes next.</summary>
    public IReadOnlyList<File> Next()
    {
        var files = new List<File>();
        for (var count = 1 + dice.Below(3); count > 0 && _coming.Count > 0; count--)
        {
            var invoice = _coming[^1].Invoice;
            _coming.RemoveAt(_coming.Count - 1);
            files.AddRange(Of(invoice));
        }

        Given.AddRange(files);
        return files;
    }

    private IEnumerable<File> Of(WorldInvoice invoice)
    {
        var fate = dice.Below(10);
        var content = InventedFiles.Xml(invoice).Content;
        switch (fate)
        {
            case 0:
                yield return Named("截断", content[..(content.Length / 2)], IntakeOutcome.Quarantined);
                break;
            case 1:
                Held[invoice.Key] = invoice;
                yield return Named("原件", content, IntakeOutcome.Stored);
                yield return Named("又一份", content, IntakeOutcome.Exists);
                break;
            case 2:
                Held[invoice.Key] = invoice;
                yield return Named("压缩包", InventedFiles.Zip(InventedFiles.Xml(invoice)), IntakeOutcome.Stored, "zip");
                break;
            case 3:
                var other = invoice with { IssuedAt = invoice.IssuedAt.AddDays(-1) };
                Held[invoice.Key] = other;
                Altered.Add(invoice.Key);
                yield return Named("改日期", InventedFiles.Xml(other).Content, IntakeOutcome.Stored);
                break;
            default:
                Held[invoice.Key] = invoice;
                yield return Named("原件", content, IntakeOutcome.Stored);
                break;
        }
    }

    private File Named(string what, byte[] content, string outcome, string extension = "xml") =>
        new(string.Create(CultureInfo.InvariantCulture, $"{++_files:000}-{what}.{extension}"), content, outcome);

    // Only 数电票 have an XML file; the others stay with the bureau.
    private static List<BureauEntry> Shuffled(Dice dice, IReadOnlyList<BureauEntry> entries)
    {
        List<BureauEntry> coming =
        [
            .. entries.Where(entry => entry.Invoice.Kind is KindId.DigitalVatSpecial or KindId.DigitalVatNormal),
        ];
        dice.Shuffle(coming);
        return coming;
    }

    /// <summary>One file.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Content">Its bytes.</param>
    /// <param name="Outcome">What must become of it.</param>
    public sealed record File(string Name, byte[] Content, string Outcome);
}
