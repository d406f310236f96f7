namespace Piaoheng.Core.Validation;

/// <summary>严重程度 of a finding, mildest first. JSON: the lower-case word.</summary>
public enum Severity
{
    /// <summary>提示.</summary>
    Info,

    /// <summary>提醒.</summary>
    Warn,

    /// <summary>错误: must be resolved, or overridden by a second person.</summary>
    Error,

    /// <summary>阻断: stops booking, deduction and return; never hides the invoice.</summary>
    Block,
}
