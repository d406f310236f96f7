namespace Piaoheng.Server.Platform.Home;

/// <summary>数据目录: where an installation keeps everything that is not in PostgreSQL.</summary>
public sealed class HomeFolder
{
    /// <summary>Environment variable that names the folder.</summary>
    public const string Variable = "PIAOHENG_HOME";

    /// <summary>The folder at a path; made when it is not there.</summary>
    public HomeFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        Directory.CreateDirectory(Path);
        Directory.CreateDirectory(Incoming);
        Directory.CreateDirectory(Originals);
    }

    /// <summary>Full path of the folder.</summary>
    public string Path { get; }

    /// <summary>Where files are written before they are complete.</summary>
    public string Incoming => System.IO.Path.Combine(Path, "incoming");

    /// <summary>Where originals lie, by hash.</summary>
    public string Originals => System.IO.Path.Combine(Path, "originals");

    /// <summary>Environment variable that names the folder of the checkpoints of 操作日志; best on another machine's disk.</summary>
    public const string CheckpointsVariable = "PIAOHENG_CHECKPOINTS";

    /// <summary>Where the signed checkpoints of 操作日志 are.</summary>
    public string Checkpoints =>
        Environment.GetEnvironmentVariable(CheckpointsVariable) is { Length: > 0 } elsewhere
            ? elsewhere
            : System.IO.Path.Combine(Path, "checkpoints");

    /// <summary>The embedded database.</summary>
    public string DatabaseFile => System.IO.Path.Combine(Path, "piaoheng.db");

    /// <summary>Marks a folder that holds the invented company and nothing else.</summary>
    public string DemoMark => System.IO.Path.Combine(Path, "demo");

    /// <summary>Whether the folder holds the invented company.</summary>
    public bool IsDemo => File.Exists(DemoMark);

    /// <summary>Names the questions that the demo invites to ask, with the cause of each.</summary>
    public string DemoExamplesFile => System.IO.Path.Combine(Path, "demo-examples.json");

    /// <summary>Names where the demo's simulated bureau listens.</summary>
    public string SimulatedBureauFile => System.IO.Path.Combine(Path, "demo-bureau");

    /// <summary>Where the demo's simulated bureau listens; null when it has none.</summary>
    public Uri? SimulatedBureau =>
        File.Exists(SimulatedBureauFile)
        && Uri.TryCreate(File.ReadAllText(SimulatedBureauFile), UriKind.Absolute, out var address)
            ? address
            : null;

    /// <summary>Whether the folder holds data already.</summary>
    public bool HasData => File.Exists(DatabaseFile);

    /// <summary>Held by the one <c>serve</c> of this folder.</summary>
    public string LockFile => System.IO.Path.Combine(Path, "serve.lock");

    /// <summary>The folder given, else the environment's, else <c>piaoheng-data</c> in the current folder.</summary>
    public static HomeFolder Open(string? given) => new(Locate(given));

    /// <summary>Path of the folder given, else the environment's, else <c>piaoheng-data</c> in the current folder; nothing is made.</summary>
    public static string Locate(string? given) =>
        given ?? Environment.GetEnvironmentVariable(Variable) ?? System.IO.Path.Combine(".", "piaoheng-data");
}
