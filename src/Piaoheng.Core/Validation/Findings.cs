using Piaoheng.Core.Text;

namespace Piaoheng.Core.Validation;

/// <summary>Findings of rules that readers notice while they read.</summary>
public static class Findings
{
    /// <summary>来源不一致 (V-090): two sources of one document state different values of a key field.</summary>
    /// <param name="field">JSON key of the field.</param>
    /// <param name="trusted">The more trusted source and its value, which is taken.</param>
    /// <param name="other">The other source and its value.</param>
    public static Finding SourcesDisagree(
        string field,
        (string Source, string Value) trusted,
        (string Source, string Value) other
    ) =>
        new(
            new CodedText(
                "V-090",
                "同一文件内两处内容不一致：{trustedSource} 为“{trusted}”，{otherSource} 为“{other}”，请核对原件",
                ("trustedSource", trusted.Source),
                ("trusted", trusted.Value),
                ("otherSource", other.Source),
                ("other", other.Value)
            ),
            Severity.Error,
            field,
            trusted.Value,
            other.Value
        );

    /// <summary>文件类型与名称不符 (V-011): the bytes are of another type than the name says.</summary>
    /// <param name="file">Name of the file.</param>
    /// <param name="claimed">The type that the name claims, in Chinese.</param>
    /// <param name="actual">The type that the bytes have, in Chinese.</param>
    public static Finding FileIsOtherType(string file, string claimed, string actual) =>
        new(
            new CodedText(
                "V-011",
                "“{file}”的扩展名表示“{claimed}”，内容实为“{actual}”；已按“{actual}”读取",
                ("file", file),
                ("claimed", claimed),
                ("actual", actual)
            ),
            Severity.Warn,
            "file",
            claimed,
            actual
        );
}
