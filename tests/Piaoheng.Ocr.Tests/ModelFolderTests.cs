using Piaoheng.Ocr.Models;

namespace Piaoheng.Ocr.Tests;

public sealed class ModelFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("piaoheng-models-").FullName;

    public ModelFolderTests()
    {
        foreach (var file in Directory.EnumerateFiles(ModelFolder.Shipped))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }
    }

    [Fact]
    public void The_shipped_models_are_what_they_should_be()
    {
        var models = ModelFolder.Read(ModelFolder.Shipped);

        Assert.Equal(6_625, models.Alphabet.Count);
        Assert.Equal(("", " "), (models.Alphabet[0], models.Alphabet[^1]));
    }

    [Fact]
    public void A_missing_model_is_named()
    {
        File.Delete(Path.Combine(_folder, "ch_PP-OCRv4_det_infer.onnx"));

        var problem = Assert.Throws<ModelException>(() => ModelFolder.Read(_folder)).Text;

        Assert.Equal("OCR-01", problem.Code);
        Assert.Contains("ch_PP-OCRv4_det_infer.onnx", problem.Render(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_changed_byte_of_any_file_is_noticed()
    {
        foreach (var name in new[] { "ch_PP-OCRv4_rec_infer.onnx", "ch_ppocr_mobile_v2.0_cls_infer.onnx", "ppocr_keys_v1.txt" })
        {
            var path = Path.Combine(_folder, name);
            var bytes = File.ReadAllBytes(path);
            bytes[^1] ^= 1;
            File.WriteAllBytes(path, bytes);

            Assert.Equal("OCR-02", Assert.Throws<ModelException>(() => ModelFolder.Read(_folder)).Text.Code);
            bytes[^1] ^= 1;
            File.WriteAllBytes(path, bytes);
        }

        Assert.NotNull(ModelFolder.Read(_folder));
    }

    [Fact]
    public void A_set_that_cannot_be_understood_is_named()
    {
        File.WriteAllText(Path.Combine(_folder, "recognition.json"), """{ "name": "x" }""");

        Assert.Equal("OCR-03", Assert.Throws<ModelException>(() => ModelFolder.Read(_folder)).Text.Code);
    }

    [Fact]
    public void A_file_that_is_no_model_is_named_when_it_is_loaded()
    {
        var models = ModelFolder.Read(_folder) with { Detection = [1, 2, 3] };

        Assert.Equal("OCR-03", Assert.Throws<ModelException>(() => new PageRecogniser(models)).Text.Code);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
