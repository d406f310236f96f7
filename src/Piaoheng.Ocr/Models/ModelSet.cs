using System.Text.Json.Serialization;

namespace Piaoheng.Ocr.Models;

/// <summary>识别模型: which files recognition works with. <c>models/recognition.json</c> of the program, so that another set can be put in its place.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Source">Where it is from, with licence.</param>
/// <param name="Detection">Finds lines of text (DB).</param>
/// <param name="Direction">Tells upside-down lines.</param>
/// <param name="Recognition">Reads a line of height 48 (CTC).</param>
/// <param name="Alphabet">The characters that it can say, one a line; blank comes before and the space after them.</param>
public sealed record ModelSet(
    string Name,
    string Source,
    ModelFile Detection,
    ModelFile Direction,
    ModelFile Recognition,
    ModelFile Alphabet
);

/// <summary>One file of a set of models.</summary>
/// <param name="File">Its name in the folder.</param>
/// <param name="Sha256">What its bytes must hash to, in hexadecimal.</param>
public sealed record ModelFile(string File, string Sha256);

/// <summary>How the file is read: an unknown or missing property is an error.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(ModelSet))]
internal sealed partial class ModelSetJson : JsonSerializerContext;
