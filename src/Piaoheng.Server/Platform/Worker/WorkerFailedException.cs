namespace Piaoheng.Server.Platform.Worker;

/// <summary>A worker process died or hung on a file.</summary>
internal sealed class WorkerFailedException(string file, bool hung) : Exception($"A worker {(hung ? "hung" : "died")} on a file.")
{
    /// <summary>The file or archive member that was being read.</summary>
    public string File { get; } = file;

    /// <summary>Whether the time limit ended it, not the process itself.</summary>
    public bool Hung { get; } = hung;
}
