using System.CommandLine;
using System.CommandLine.Invocation;
using System.Data.Common;
using System.Net.Sockets;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Platform.Files;

namespace Piaoheng.Server.Commands;

/// <summary>The one place where a command that could not be carried out says so: what, and what to do next.</summary>
internal static class Trouble
{
    /// <summary>Runs the command line; whatever is thrown ends as a sentence and an exit code, never as a bare stack.</summary>
    public static async Task<int> Catch(ParseResult command)
    {
        if (command.Errors.Count > 0)
        {
            return await RefuseUsage(command);
        }

        try
        {
            return await command.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("已取消；已经入库的内容保留，重新运行同一命令即可继续");
        }
        catch (Exception exception) when (Explain(exception) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
        }
        catch (Exception exception)
        {
            // The edge of the program: a bug. The stack helps whoever mends it; it holds no taxpayer data.
            await Console.Error.WriteLineAsync($"程序内部错误，数据未受影响；请把以下内容反馈给开发者\n{exception}");
        }

        return ExitCode.Environment;
    }

    // Standard output stays empty: whoever reads JSON there must not find a help text.
    private static async Task<int> RefuseUsage(ParseResult command)
    {
        foreach (var fault in UsageFaults.Of(command))
        {
            await Console.Error.WriteLineAsync($"命令写法不对：{fault}");
        }

        var names = command.CommandResult.Command is RootCommand root
            ? $"可用的命令：{string.Join('、', root.Subcommands.Where(known => !known.Hidden).Select(known => known.Name))}；用法见 piaoheng --help"
            : $"用法见 piaoheng {command.CommandResult.Command.Name} --help";
        await Console.Error.WriteLineAsync(names);
        return ExitCode.Usage;
    }

    /// <summary>The sentence for broken surroundings; null = it is a bug.</summary>
    public static string? Explain(Exception exception)
    {
        var causes = Causes(exception).ToList();
        if (causes.Exists(DiskFull.Is))
        {
            return "磁盘空间不足，已停止；清理磁盘后重新运行同一命令即可继续，已入库的文件不会重复";
        }

        var said = causes[^1].Message.TrimEnd('.');
        return causes[^1] switch
        {
            ArgumentException
                when causes.Count > 1 || exception.StackTrace?.Contains("Npgsql", StringComparison.Ordinal) == true =>
                "数据库地址写得不对；写法如 --database \"Host=127.0.0.1;Database=piaoheng;Username=piaoheng\"",
            SocketException or TimeoutException or DbException { IsTransient: true } =>
                $"连不上数据库：{said}。请检查数据库是否已启动、--database 的地址和端口",
            DbException => $"数据库无法使用：{said}。请运行 piaoheng doctor 检查；文件损坏时用最近的备份恢复",
            IOException or UnauthorizedAccessException =>
                $"文件或数据目录无法使用：{said}。请检查路径和权限，或用 --home 换一个目录",
            PolicyException => $"政策包无法使用：{said}。请重新安装程序",
            _ => null,
        };
    }

    private static IEnumerable<Exception> Causes(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
        }
    }
}
