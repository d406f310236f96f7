using Piaoheng.Server.Platform.Audit;

namespace Piaoheng.Server.Commands;

/// <summary>What a command does last when it changed something.</summary>
internal static class AfterWork
{
    /// <summary>Signs what was logged; the work itself is done, so that a refusal is only said.</summary>
    public static async Task Checkpoint(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<CheckpointKeeper>().Make(cancellation);
        if (made.Refusal is { } refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Text.Render());
        }
    }
}
