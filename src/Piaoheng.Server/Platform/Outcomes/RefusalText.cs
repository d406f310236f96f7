using Piaoheng.Core.Text;

namespace Piaoheng.Server.Platform.Outcomes;

/// <summary>拒绝的原因: code and Chinese template of one refusal; stands where it is raised.</summary>
/// <param name="Code">Stable code: <c>INT-01</c>.</param>
/// <param name="Template">The Chinese sentence with its arguments in braces.</param>
public sealed record RefusalText(string Code, string Template)
{
    /// <summary>The sentence with its arguments.</summary>
    public CodedText With(params (string Name, string Value)[] args) => new(Code, Template, args);
}
