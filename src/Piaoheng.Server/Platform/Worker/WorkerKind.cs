namespace Piaoheng.Server.Platform.Worker;

/// <summary>读取进程的种类: which limits a worker process runs under.</summary>
internal enum WorkerKind
{
    /// <summary>One document: XML, OFD, PDF, picture.</summary>
    Document,

    /// <summary>A workbook or an archive: larger, longer.</summary>
    Workbook,

    /// <summary>Pictures and pages without text: holds the models of recognition.</summary>
    Ocr,
}
