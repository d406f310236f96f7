namespace Piaoheng.Server.Platform.Access;

/// <summary>登录: the door through which the web part learns who asks; the module Access answers.</summary>
public interface ISignIn
{
    /// <summary>Who sends a request.</summary>
    Task<Actor> WhoAsks(HttpContext context, CancellationToken cancellation);

    /// <summary>Whether there is any account; without one the first-run page is all there is.</summary>
    Task<bool> IsSetUp(CancellationToken cancellation);
}
