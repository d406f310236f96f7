namespace Piaoheng.Core.Policy;

/// <summary>登录规定: how long sessions last, and what failures cost.</summary>
public sealed record SignInTerms : DatedEntry
{
    /// <summary>口令最短字数.</summary>
    public required int PasswordLength { get; init; }

    /// <summary>口令最长字数.</summary>
    public required int PasswordLimit { get; init; }

    /// <summary>空闲几分钟后退出.</summary>
    public required int IdleMinutes { get; init; }

    /// <summary>登录几小时后必须重新登录.</summary>
    public required int SessionHours { get; init; }

    /// <summary>失败几次之后开始放慢.</summary>
    public required int FreeFailures { get; init; }

    /// <summary>第一次等待几秒; each further failure doubles it.</summary>
    public required int FirstWaitSeconds { get; init; }

    /// <summary>最长等待几秒.</summary>
    public required int LongestWaitSeconds { get; init; }

    /// <summary>几小时没有失败就不再计.</summary>
    public required int ForgetHours { get; init; }

    /// <summary>Seconds to wait after so many failures.</summary>
    public int WaitSeconds(int failures)
    {
        var beyond = failures - FreeFailures;
        return beyond <= 0 ? 0
            : beyond > 30 ? LongestWaitSeconds
            : (int)Math.Min(LongestWaitSeconds, (long)FirstWaitSeconds << (beyond - 1));
    }
}
