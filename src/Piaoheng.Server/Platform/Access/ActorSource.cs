using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Platform.Access;

/// <summary>Who acts at this moment: in a request whoever signed in, in a command whoever runs it, in the server's own work the program.</summary>
/// <remarks>Asked anew each time: while it is still being found out who sends a request, nobody does.</remarks>
internal sealed class ActorSource(IServiceProvider services)
{
    /// <summary>Who acts in a scope that the program opens for a look of its own inside a request.</summary>
    public Actor? Instead { get; set; }

    public Actor Current => Instead ?? ByRequest;

    private Actor ByRequest =>
        services.GetService<IHttpContextAccessor>() is not { } web ? Actor.LocalOperator
        : web.HttpContext is { } context ? context.Actor()
        : Actor.Program;
}
