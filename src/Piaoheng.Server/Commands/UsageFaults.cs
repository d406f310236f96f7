using System.CommandLine;

namespace Piaoheng.Server.Commands;

/// <summary>What is wrong with a command line, in Chinese.</summary>
internal static class UsageFaults
{
    /// <summary>What is missing and what nobody knows; where it is something else, what the library says.</summary>
    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        List<string> faults =
        [
            .. parsed.UnmatchedTokens.Select(token => $"没有“{token}”这个命令或选项"),
            .. ChineseHelp
                .OptionsOf(command)
                .Where(own => own.Required && IsAbsent(parsed, own))
                .Select(own => $"缺少 {own.Name}"),
            .. command.Arguments.Where(own => IsAbsent(parsed, own)).Select(own => $"缺少 <{own.Name}>"),
        ];
        if (faults.Count == 0 && command.Action is null && command.Subcommands.Count > 0)
        {
            faults.Add("没有写命令");
        }

        return faults.Count > 0 ? faults : [.. parsed.Errors.Select(error => error.Message)];
    }

    private static bool IsAbsent(ParseResult parsed, Option option) => parsed.GetResult(option) is null or { Implicit: true };

    private static bool IsAbsent(ParseResult parsed, Argument argument) =>
        argument.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(argument) is null or { Tokens.Count: 0 };
}
