namespace Piaoheng.Server.Modules.Access;

/// <summary>From where and by what somebody comes.</summary>
/// <param name="Source">Address.</param>
/// <param name="Agent">Program, as it names itself.</param>
internal sealed record Caller(string Source, string Agent)
{
    private const int AgentLimit = 200;

    /// <summary>Who sends a request.</summary>
    public static Caller Of(HttpContext context)
    {
        var agent = context.Request.Headers.UserAgent.ToString();
        return new Caller(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            agent.Length > AgentLimit ? agent[..AgentLimit] : agent
        );
    }
}
