using Piaoheng.Ocr.Models;

namespace Piaoheng.Ocr.Tests;

/// <summary>The models, loaded once for all tests that recognise; those tests run one after another.</summary>
public sealed class LoadedModels : IDisposable
{
    public PageRecogniser Recogniser { get; } = new(ModelFolder.Read(ModelFolder.Shipped));

    public void Dispose() => Recogniser.Dispose();
}

[CollectionDefinition("models")]
public sealed class ModelsCollection : ICollectionFixture<LoadedModels>;
