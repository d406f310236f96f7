using Piaoheng.Core.Text;

namespace Piaoheng.Ocr.Models;

/// <summary>The models of recognition are missing, altered or of no use: recognition is off, everything else runs.</summary>
public sealed class ModelException(CodedText text, Exception? inner = null) : Exception(text.Render(), inner)
{
    /// <summary>What is wrong and what to do, for people.</summary>
    public CodedText Text { get; } = text;

    internal static ModelException Missing(string file) =>
        new(
            new CodedText(
                "OCR-01",
                "缺少识别模型文件“{file}”，文字识别已停用；请重新安装程序，或补齐 models 文件夹",
                ("file", file)
            )
        );

    internal static ModelException Altered(string file) =>
        new(
            new CodedText(
                "OCR-02",
                "识别模型文件“{file}”与登记的校验值不符，文字识别已停用；请重新安装程序，更换模型时请同时更新 recognition.json",
                ("file", file)
            )
        );

    internal static ModelException Unusable(string file, Exception? inner = null) =>
        new(
            new CodedText(
                "OCR-03",
                "识别模型文件“{file}”无法使用，文字识别已停用；请检查模型与 recognition.json 是否配套",
                ("file", file)
            ),
            inner
        );
}
