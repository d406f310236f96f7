using Piaoheng.Core.Text;
using Piaoheng.Ocr.Models;

namespace Piaoheng.Server.Platform.Worker;

/// <summary>文字识别的状态: whether pictures can be read here, and if not, why.</summary>
/// <param name="Folder">Where the models lie.</param>
/// <param name="Problem">What keeps it off; null = it is on.</param>
/// <param name="Version">Which recognition it is: what it could not read is read again by another one. Null when off.</param>
internal sealed record RecognitionState(string Folder, CodedText? Problem, string? Version)
{
    /// <summary>The setting that switches it off.</summary>
    public const string Switch = "Modules:Recognition";

    /// <summary>Raised when the program reads pictures better than before, so that what waits is read again.</summary>
    private const int Edition = 2;

    public bool IsOn => Problem is null;

    /// <summary>Looks at the models that ship with the program.</summary>
    public static RecognitionState Shipped() => Of(ModelFolder.Shipped);

    /// <summary>Looks at the models of a folder, byte by byte.</summary>
    public static RecognitionState Of(string folder)
    {
        try
        {
            return new RecognitionState(folder, null, FormattableString.Invariant($"{ModelFolder.Read(folder).Name}/{Edition}"));
        }
        catch (ModelException exception)
        {
            return new RecognitionState(folder, exception.Text, null);
        }
    }

    /// <summary>Switched off by whoever runs the program.</summary>
    public static RecognitionState Off() =>
        new(ModelFolder.Shipped, new CodedText("OCR-04", "文字识别已由设置停用，图片保留原件，等待启用"), null);
}
