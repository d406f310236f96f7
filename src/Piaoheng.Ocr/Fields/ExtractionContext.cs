using Piaoheng.Core.Documents;
using Piaoheng.Core.Policy;
using Piaoheng.Ocr.Fields.Results;

namespace Piaoheng.Ocr.Fields;

/// <summary>What is known besides the recognised pages.</summary>
/// <param name="File">Name of the file as given, for the readings.</param>
/// <param name="Options">What the caller knows of the file.</param>
/// <param name="Policy">政策包: kinds and rates.</param>
/// <param name="Recogniser">Looks at a region of a page again (<see cref="RecognisedPage.Image"/>); null where only the lines are known.</param>
public sealed record ExtractionContext(string File, ReadOptions Options, PolicyPack Policy, PageRecogniser? Recogniser = null)
{
    /// <summary>Texts of the QR codes on a page; null where nobody reads them.</summary>
    public Func<RecognisedPage, IReadOnlyList<string>>? QrTexts { get; init; }

    /// <summary>The table that says how far values are trusted.</summary>
    public Calibration Calibration { get; init; } = Calibration.Shipped;

    /// <summary>Told of every value with what its confidence was taken from; for measuring the table.</summary>
    public Action<FieldObservation>? Observe { get; init; }
}
