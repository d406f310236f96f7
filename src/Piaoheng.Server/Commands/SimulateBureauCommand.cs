using System.CommandLine;

namespace Piaoheng.Server.Commands;

/// <summary><c>piaoheng simulate-bureau</c>: starts the separate simulator program and stays until it ends.</summary>
internal static class SimulateBureauCommand
{
    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "端口，0 = 任意空闲端口", DefaultValueFactory = _ => 8787 };
        var seed = new Option<long>("--seed")
        {
            Description = "种子：同样的种子和日期得到同样的税局",
            DefaultValueFactory = _ => 20260901,
        };
        var faults = new Option<string>("--faults")
        {
            Description = "故障，如 S1,S8,S11:sms,S19:html@10-20",
            DefaultValueFactory = _ => "",
        };
        var random = new Option<int>("--random")
        {
            Description = "所开故障每次请求出现的千分比",
            DefaultValueFactory = _ => 1000,
        };
        var command = new Command("simulate-bureau", "启动模拟税局（单独的程序，虚构数据，不是税务机关）")
        {
            port,
            seed,
            faults,
            random,
        };
        command.SetAction(
            (parse, ct) =>
                Run(
                    [
                        "--port",
                        SimulatorProcess.Text(parse.GetValue(port)),
                        "--seed",
                        SimulatorProcess.Text(parse.GetValue(seed)),
                        "--faults",
                        parse.GetValue(faults)!,
                        "--random",
                        SimulatorProcess.Text(parse.GetValue(random)),
                    ],
                    ct
                )
        );
        return command;
    }

    private static async Task<int> Run(string[] arguments, CancellationToken ct)
    {
        if (SimulatorProcess.Find() is not { } path)
        {
            await Console.Error.WriteLineAsync(SimulatorProcess.NotThere);
            return ExitCode.Environment;
        }

        using var process = SimulatorProcess.Start(path, arguments, isRead: false);
        try
        {
            await process.WaitForExitAsync(ct);
            return process.ExitCode;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }
}
