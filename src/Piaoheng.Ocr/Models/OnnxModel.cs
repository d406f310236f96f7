using Microsoft.ML.OnnxRuntime;
using Piaoheng.Ocr.Pictures;

namespace Piaoheng.Ocr.Models;

/// <summary>One loaded model: a picture of floats in, floats out.</summary>
internal sealed class OnnxModel : IDisposable
{
    private readonly InferenceSession _session;
    private readonly RunOptions _run = new();
    private readonly string[] _inputs;
    private readonly string[] _outputs;

    public OnnxModel(byte[] model, string name, int threads)
    {
        using var options = new SessionOptions
        {
            // Without the arena every line asks the system for its memory and gives it back. Lines are read one by one, so it stays small.
            EnableCpuMemArena = true,
            EnableMemoryPattern = false,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        try
        {
            _session = new InferenceSession(model, options);
        }
        catch (OnnxRuntimeException exception)
        {
            throw ModelException.Unusable(name, exception);
        }

        (_inputs, _outputs) = ([.. _session.InputNames], [.. _session.OutputNames]);
    }

    /// <summary>Runs the model on pictures.</summary>
    /// <param name="pictures">What to look at.</param>
    /// <param name="read">What to do with the answer and its shape; the answer is gone afterwards.</param>
    public void Run(PictureBatch pictures, Answer read)
    {
        using var input = OrtValue.CreateTensorValueFromMemory(
            pictures.Numbers,
            [pictures.Count, 3, pictures.Height, pictures.Width]
        );
        using var outputs = _session.Run(_run, _inputs, [input], _outputs);
        read(outputs[0].GetTensorDataAsSpan<float>(), outputs[0].GetTensorTypeAndShape().Shape);
    }

    public void Dispose()
    {
        _run.Dispose();
        _session.Dispose();
    }

    /// <summary>Takes what a model answered.</summary>
    internal delegate void Answer(ReadOnlySpan<float> numbers, ReadOnlySpan<long> shape);
}
