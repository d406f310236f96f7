using Piaoheng.Core.Invoices;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Validation;

/// <summary>识别检查: what recognition has to say of its own values.</summary>
public static class RecognitionFinding
{
    /// <summary>Code of <see cref="Doubtful"/>.</summary>
    public const string DoubtfulCode = "OCR-001";

    /// <summary>识别存疑: below the confidence from which a value is taken without a person.</summary>
    public static Finding Doubtful(string field, string value) =>
        new(
            new CodedText(
                DoubtfulCode,
                "{name}识别为“{value}”，把握不足，请对照图片核对",
                ("name", FieldName.Of(field)),
                ("value", value)
            ),
            Severity.Warn,
            field,
            Found: value
        );

    /// <summary>已按规则更正: the value differs from what was read.</summary>
    public static Finding Corrected(string field, string raw, string value) =>
        new(
            new CodedText(
                "OCR-002",
                "{name}读作“{raw}”，已按校验规则更正为“{value}”",
                ("name", FieldName.Of(field)),
                ("raw", raw),
                ("value", value)
            ),
            Severity.Info,
            field,
            value,
            raw
        );

    /// <summary>只读主要内容: of this kind only number, date and total are read.</summary>
    public static Finding MainFieldsOnly() =>
        new(new CodedText("OCR-003", "该票种只识别代码、号码、日期和金额，请对照图片核对并补全"), Severity.Warn, "kind");

    /// <summary>识别遗漏: a required value was not found on the picture.</summary>
    public static Finding Missing(string field) =>
        new(
            new CodedText("OCR-004", "图片上未识别到{name}，请对照图片补录", ("name", FieldName.Of(field))),
            Severity.Warn,
            field
        );
}
