using System.CommandLine;
using Piaoheng.Server.Platform.Worker;

namespace Piaoheng.Server.Commands;

/// <summary><c>piaoheng read-worker</c>: started by the program itself to open files from outside.</summary>
internal static class ReadWorkerCommand
{
    public static Command Create()
    {
        var kind = new Option<WorkerKind>("--kind") { DefaultValueFactory = _ => WorkerKind.Document };
        var models = new Option<string?>("--models");
        var command = new Command("read-worker", "（内部）读取进程") { kind, models };
        command.Hidden = true;
        command.SetAction(parse => ReadWorker.Run(parse.GetValue(kind), parse.GetValue(models)));
        return command;
    }
}
