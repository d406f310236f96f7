namespace Piaoheng.Server.Platform.Access;

/// <summary>被拒绝的权限: marks a request that was refused for want of a right, so that the answer can name the rule.</summary>
/// <param name="Permission">What was wanting.</param>
public sealed record DeniedPermission(Permission Permission);

/// <summary>为什么: who has a right and who asks in vain; the module Access answers.</summary>
public interface IWhyDenied
{
    /// <summary>The rule that decided, in a sentence; the refusal is noted in the log of the installation.</summary>
    Task<string> Explain(HttpContext context, Permission permission, CancellationToken cancellation);
}
