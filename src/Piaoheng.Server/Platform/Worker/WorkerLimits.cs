namespace Piaoheng.Server.Platform.Worker;

/// <summary>读取进程的限额: every limit of the processes that open files from outside, in one place.</summary>
/// <param name="DataBytes">Heap, native memory and stacks of the process together (RLIMIT_DATA).</param>
/// <param name="WallSeconds">Time for one file, for one member of an archive, or for one page that is recognised.</param>
/// <param name="ResidentBytes">Resident memory above which the process is replaced after the file.</param>
/// <param name="AnswerBytes">Bytes of all answers to one request.</param>
internal sealed record WorkerLimits(long DataBytes, int WallSeconds, long ResidentBytes, long AnswerBytes)
{
    /// <summary>CPU time of a whole life (RLIMIT_CPU); the process is replaced at half of it.</summary>
    public int CpuSeconds { get; init; } = 600;

    /// <summary>Files after which a process is replaced.</summary>
    public const int FilesPerProcess = 1_000;

    /// <summary>Bytes of standard error that are kept for the log.</summary>
    public const int ErrorCharacters = 4_000;

    private const long Mebibyte = 1024 * 1024;

    public static WorkerLimits Of(WorkerKind kind) =>
        kind switch
        {
            WorkerKind.Document => new(512 * Mebibyte, 20, 256 * Mebibyte, 256 * Mebibyte),
            WorkerKind.Ocr => new(1024 * Mebibyte, 20, 900 * Mebibyte, 256 * Mebibyte) { CpuSeconds = 3_600 },
            _ => new(1024 * Mebibyte, 120, 512 * Mebibyte, 1024 * Mebibyte),
        };
}
