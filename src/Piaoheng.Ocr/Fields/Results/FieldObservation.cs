namespace Piaoheng.Ocr.Fields.Results;

/// <summary>A value with what its confidence was taken from.</summary>
/// <param name="Key">JSON key.</param>
/// <param name="Value">The value.</param>
/// <param name="FieldClass">Class of the field in the <see cref="Calibration"/>.</param>
/// <param name="Support">What speaks for it.</param>
/// <param name="Weakest">Its least sure character.</param>
/// <param name="Confidence">The confidence that it got.</param>
public sealed record FieldObservation(
    string Key,
    string Value,
    string FieldClass,
    string Support,
    float Weakest,
    decimal Confidence
);
