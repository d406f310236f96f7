using Piaoheng.Core.Text;

namespace Piaoheng.Core.Validation;

/// <summary>检查结果: what a rule or a reader has to say of one invoice.</summary>
/// <param name="Text">Code (id of the rule sheet, such as <c>V-040</c>), template and arguments.</param>
/// <param name="Severity">严重程度.</param>
/// <param name="Field">JSON key of the field, lines as <c>lines[2].amount</c>; null when about the whole invoice.</param>
/// <param name="Expected">What it should be, as text; null when that cannot be said.</param>
/// <param name="Found">What it is, as text; null when nothing was found.</param>
public sealed record Finding(
    CodedText Text,
    Severity Severity,
    string? Field = null,
    string? Expected = null,
    string? Found = null
)
{
    /// <summary>Code: the id of the rule.</summary>
    public string Code => Text.Code;

    /// <summary>The Chinese sentence.</summary>
    public string Message => Text.Render();
}
