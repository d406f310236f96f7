using Piaoheng.Core.Documents;

namespace Piaoheng.Formats.Tests.Samples;

public sealed class SampleLabelTests
{
    /// <summary>Beginnings of the sample folders whose readers are there.</summary>
    private static readonly string[] Ready =
    [
        "xml_",
        "xlsx_",
        "ofd_",
        "img_",
        "not_an_invoice/photo",
        "pdf_digital_normal",
        "pdf_digital_special",
        "pdf_digital_passenger",
        "pdf_digital_fuel",
        "pdf_digital_toll",
        "pdf_toll_vat_e_normal",
    ];

    private const string NoSamples = "no samples";

    public static TheoryData<string> Files()
    {
        if (SampleFolder.Path is not { } folder)
        {
            return [NoSamples];
        }

        var labels = SampleLabel.All(File.ReadAllText(Path.Combine(folder, SampleFolder.Labels)));
        return
        [
            .. labels
                .Select(label => label.File)
                .Where(file => Ready.Any(start => file.StartsWith(start, StringComparison.Ordinal))),
        ];
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
