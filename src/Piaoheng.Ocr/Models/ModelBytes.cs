namespace Piaoheng.Ocr.Models;

/// <summary>The models of a set, each file checked.</summary>
/// <param name="Name">What people call the set.</param>
/// <param name="Detection">ONNX.</param>
/// <param name="Direction">ONNX.</param>
/// <param name="Recognition">ONNX.</param>
/// <param name="Alphabet">The text of each class of <paramref name="Recognition"/>; the first is blank.</param>
public sealed record ModelBytes(
    string Name,
    byte[] Detection,
    byte[] Direction,
    byte[] Recognition,
    IReadOnlyList<string> Alphabet
);
