using Piaoheng.Core.Documents;

namespace Piaoheng.Formats.Tests.Samples;

public sealed class SampleLabelTests
{
    private const string NoSamples = "no samples";

    public static TheoryData<string> Files()
    {
        if (SampleFolder.Path is not { } folder)
        {
            return [NoSamples];
        }

        var labels = SampleLabel.All(File.ReadAllText(Path.Combine(folder, SampleFolder.Labels)));
        return [.. labels.Select(label => label.File)];
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_scored_key_of_a_sample_is_exactly_as_its_label_says(string file)
    {
        Assert.SkipWhen(SampleFolder.Path is null, "The folder of real samples is not there (PIAOHENG_SAMPLES).");
        var folder = SampleFolder.Path!;
        var label = SampleLabel
            .All(File.ReadAllText(Path.Combine(folder, SampleFolder.Labels)))
            .Single(label => string.Equals(label.File, file, StringComparison.Ordinal));
        var content = File.ReadAllBytes(Path.Combine(folder, file));

        var document = Assert.Single(ReadFile.All(file, content, new ReadOptions(As: Core.Invoices.Side.Theirs)));

        Assert.Empty(label.Differences(document));
    }
}
