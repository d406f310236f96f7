using Piaoheng.Core.Text;

namespace Piaoheng.Connectors;

/// <summary>渠道失败: why a call to the bureau gave nothing. Diagnosis depends on its kind.</summary>
#pragma warning disable CA1032, RCS1194 // A failure without its kind and sentence would be of no use.
public sealed class ConnectorException : Exception
#pragma warning restore CA1032, RCS1194
{
    /// <summary>A failure.</summary>
    /// <param name="failure">Kind.</param>
    /// <param name="said">What happened and what to do, for people.</param>
    /// <param name="bureau">The bureau's own code and text; null when it said nothing.</param>
    /// <param name="cause">What was caught.</param>
    public ConnectorException(Failure failure, CodedText said, BureauWord? bureau = null, Exception? cause = null)
        : base($"{failure} {said.Code}", cause)
    {
        Failure = failure;
        Said = said;
        Bureau = bureau;
    }

    /// <summary>Kind.</summary>
    public Failure Failure { get; }

    /// <summary>What happened and what to do, for people.</summary>
    public CodedText Said { get; }

    /// <summary>The bureau's own code and text; null when it said nothing.</summary>
    public BureauWord? Bureau { get; }

    /// <summary>The answer as received; null when there was none.</summary>
    public RawAnswer? Raw { get; init; }

    /// <summary>When it may be tried again; null when that is not known.</summary>
    public DateTimeOffset? RetryAt { get; init; }
}

/// <summary>失败类别.</summary>
public enum Failure
{
    /// <summary>连不上.</summary>
    Unreachable,

    /// <summary>登录失效: somebody has to sign in, confirm a message or a face.</summary>
    LoginExpired,

    /// <summary>被拒绝: no right, wrong company, not allowed, nonsense asked.</summary>
    Refused,

    /// <summary>不兼容: the answer is not what this version understands.</summary>
    Incompatible,

    /// <summary>繁忙: later.</summary>
    Busy,

    /// <summary>磁盘放不下: nothing was asked, because what would come could not be kept. Said by the program itself, by no connector.</summary>
    NoSpace,
}

/// <summary>The bureau's own words.</summary>
/// <param name="Code">Code.</param>
/// <param name="Text">Text.</param>
public sealed record BureauWord(string Code, string Text);

/// <summary>Chinese names of failures.</summary>
public static class FailureWords
{
    /// <summary>As screens name it.</summary>
    public static string Of(Failure failure) =>
        failure switch
        {
            Failure.Unreachable => "连不上",
            Failure.LoginExpired => "登录失效",
            Failure.Refused => "被拒绝",
            Failure.NoSpace => "磁盘放不下",
            Failure.Incompatible => "不兼容",
            _ => "繁忙",
        };
}
