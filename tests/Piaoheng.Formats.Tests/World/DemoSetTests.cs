using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Reconciliation;
using Piaoheng.World.Companies;
using Piaoheng.World.Demo;

namespace Piaoheng.Formats.Tests.World;

public sealed class DemoSetTests
{
    private static readonly PolicyPack Policy = PolicyFolder.Load(PolicyFolder.Shipped);
    private static readonly FormatCatalogue Catalogue = new(Policy);
    private static readonly Lazy<DemoSet> Demo = new(() => new DemoSet());
    private static readonly Lazy<ReconciliationReport> Report = new(Reconcile);

    [Fact]
    public void Every_kind_of_result_appears_as_often_as_the_truth_says() =>
        Assert.Equal(
            Demo.Value.Truth.ByKind.OrderBy(pair => pair.Key).Select(pair => (DifferenceWords.Of(pair.Key), pair.Value)),
            Report.Value.Summary.ByKind.OrderBy(pair => pair.Key).Select(pair => (DifferenceWords.Of(pair.Key), pair.Value))
        );

    [Fact]
    public void Every_kind_of_result_appears() =>
        Assert.Equal(
            Enum.GetValues<DifferenceKind>(),
            Report.Value.Summary.ByKind.Where(pair => pair.Value > 0).Select(pair => pair.Key)
        );

    [Fact]
    public void Every_invoice_gets_the_results_of_its_story()
    {
        var found = Report
            .Value.Results.GroupBy(result => KeyOf(result.Theirs ?? result.Ours!))
            .ToDictionary(
                group => group.Key,
                group => group.Select(result => result.Kind).Order().ToList(),
                StringComparer.Ordinal
            );
        var wrong = Demo
            .Value.Truth.Stories.Where(story =>
                found.GetValueOrDefault(story.Number) is not { } kinds || !kinds.Contains(story.Results[0])
            )
            .Select(story => $"{story.Number} {story.Text}: {string.Join(',', found.GetValueOrDefault(story.Number) ?? [])}");
        Assert.Empty(wrong);
    }

    [Fact]
    public void Invoices_between_members_are_linked() => Assert.Equal(Demo.Value.Truth.MirrorPairs, Report.Value.Links.Count);

    [Fact]
    public void Files_that_cannot_be_read_say_why()
    {
        foreach (var file in Demo.Value.Files.Where(file => file.Folder.EndsWith("待整理", StringComparison.Ordinal)))
        {
            var reading = Catalogue.Read(new FileBytes(file.Path, file.File.Content), new ReadOptions())[0].Readings[0];
            Assert.Equal((file.Path, file.File.Expected[0].Reason), (file.Path, reading.Reason));
        }
    }

    [Fact]
    public void Same_seed_gives_the_same_bytes()
    {
        var again = new DemoSet();
        Assert.Equal(Demo.Value.Files.Select(file => file.Path), again.Files.Select(file => file.Path));
        Assert.All(Demo.Value.Files.Zip(again.Files), pair => Assert.Equal(pair.First.File.Content, pair.Second.File.Content));
    }

    [Fact]
    public void Other_seeds_tell_the_same_stories()
    {
        var other = new DemoSet(7).Truth;
        Assert.Equal(Demo.Value.Truth.ByKind.Order(Order), other.ByKind.Order(Order));
    }

    private static readonly Comparer<KeyValuePair<DifferenceKind, int>> Order = Comparer<
        KeyValuePair<DifferenceKind, int>
    >.Create((left, right) => left.Key.CompareTo(right.Key));

    private static ReconciliationReport Reconcile()
    {
        var ours = new List<InvoiceRecord>();
        var theirs = new List<InvoiceRecord>();
        var coverage = new List<Coverage>();
        foreach (var file in Demo.Value.Files.Where(file => !file.Folder.StartsWith("member", StringComparison.Ordinal)))
        {
            var isTheirs = file.Folder.StartsWith("theirs", StringComparison.Ordinal);
            var options = new ReadOptions(DemoSet.Taxpayer.TaxId, isTheirs ? Side.Theirs : Side.Ours);
            foreach (var document in Catalogue.Read(new FileBytes(file.Path, file.File.Content), options))
            {
                var nature =
                    isTheirs ? RecordNature.BureauRow
                    : document.Workbook is null ? RecordNature.Document
                    : RecordNature.BookRow;
                coverage.AddRange(document.Workbook?.Coverage ?? []);
                (isTheirs ? theirs : ours).AddRange(
                    document
                        .Readings.Where(reading => reading.Kind is not (KindId.Unreadable or KindId.SupportingDocument))
                        .Select(reading => InvoiceRecord.FromReading(reading, nature))
                );
            }
        }

        return Reconciler.Run(
            new ReconciliationInput
            {
                Taxpayer = Own(DemoSet.Taxpayer),
                Group = [Own(DemoSet.Member)],
                AsOf = DemoSet.AsOf,
                Ours = ours,
                Theirs = theirs,
                Policy = Policy,
                Coverage = coverage,
            },
            cancellation: TestContext.Current.CancellationToken
        );
    }

    private static OwnTaxpayer Own(Company company) =>
        new()
        {
            TaxId = company.TaxId,
            Numbers = [new DatedText(company.TaxId)],
            Names = [new DatedText(company.Name)],
        };

    private static string KeyOf(RecordGroup group) => group.Face.InvoiceCode + group.Face.InvoiceNumber;
}
