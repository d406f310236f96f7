using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Piaoheng.Server.Commands;

/// <summary>命令行帮助: what a command is for, how it is written, and what can stand behind it, in Chinese.</summary>
/// <remarks>The library has translated headings, but finds none of them under invariant globalisation (contracts: no culture data).</remarks>
internal sealed class ChineseHelp : SynchronousCommandLineAction
{
    private const string Indent = "  ";

    /// <summary>Gives a root command this help in place of the library's.</summary>
    public static void Use(RootCommand root)
    {
        foreach (var option in root.Options)
        {
            switch (option)
            {
                case HelpOption help:
                    help.Action = new ChineseHelp();
                    help.Description = "显示用法";
                    break;
                case VersionOption version:
                    version.Description = "显示版本";
                    break;
                default:
                    break;
            }
        }
    }

    /// <inheritdoc />
    public override bool Terminating => true;

    /// <summary>Whoever asks how a command is written has not written it yet.</summary>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc />
    public override int Invoke(ParseResult parseResult)
    {
        Write(parseResult.CommandResult.Command, parseResult.InvocationConfiguration.Output);
        return ExitCode.Fine;
    }

    internal static void Write(Command command, TextWriter output)
    {
        var path = Path(command);
        List<Option> options = [.. OptionsOf(path).Where(option => !option.Hidden)];
        List<Command> subcommands = [.. command.Subcommands.Where(own => !own.Hidden)];
        Section(output, "说明", [command.Description ?? ""]);
        Section(output, "用法", [Usage(path, options.Count > 0, subcommands.Count > 0)]);
        Section(
            output,
            "参数",
            Table([.. command.Arguments.Where(own => !own.Hidden).Select(own => ($"<{own.Name}>", own.Description))])
        );
        Section(output, "选项", Table(options.ConvertAll(own => (Label(own), own.Description))));
        Section(output, "命令", Table(subcommands.ConvertAll(own => (own.Name, own.Description))));
    }

    // From the root to the command.
    private static List<Command> Path(Command command)
    {
        var path = new List<Command> { command };
        while (path[0].Parents.OfType<Command>().FirstOrDefault() is { } parent)
        {
            path.Insert(0, parent);
        }

        return path;
    }

    /// <summary>The options that a command knows: its own, then those that every command below their owner knows.</summary>
    internal static IEnumerable<Option> OptionsOf(Command command) => OptionsOf(Path(command));

    private static IEnumerable<Option> OptionsOf(List<Command> path) =>
        path[^1].Options.Concat(path.SkipLast(1).Reverse().SelectMany(above => above.Options.Where(option => option.Recursive)));

    private static string Usage(List<Command> path, bool hasOptions, bool hasCommands)
    {
        IEnumerable<string> words =
        [
            .. path.Select(command => command is RootCommand ? "piaoheng" : command.Name),
            .. hasCommands ? ["<命令>"] : Array.Empty<string>(),
            .. path[^1].Arguments.Where(own => !own.Hidden).Select(Place),
            .. hasOptions ? ["[选项]"] : Array.Empty<string>(),
        ];
        return string.Join(' ', words);
    }

    private static string Place(Argument argument)
    {
        var many = argument.Arity.MaximumNumberOfValues > 1 ? "…" : "";
        return argument.Arity.MinimumNumberOfValues > 0 ? $"<{argument.Name}>{many}" : $"[<{argument.Name}>{many}]";
    }

    private static string Label(Option option)
    {
        var names = string.Join(
            ", ",
            option.Aliases.Append(option.Name).OrderBy(name => name.Length).ThenBy(name => name, StringComparer.Ordinal)
        );
        var takesValue = option.Arity.MaximumNumberOfValues > 0 && option.ValueType != typeof(bool);
        var words = takesValue ? string.Join('|', option.GetCompletions(CompletionContext.Empty).Select(word => word.Label)) : "";
        var value = takesValue ? $" <{(words.Length > 0 ? words : option.Name.TrimStart('-'))}>" : "";
        return names + value + (option.Required ? "（必填）" : "");
    }

    private static List<string> Table(List<(string Name, string? Text)> rows)
    {
        var width = rows.Select(row => Width(row.Name)).DefaultIfEmpty().Max();
        return rows.ConvertAll(row => (row.Name + new string(' ', width - Width(row.Name) + 2) + row.Text).TrimEnd());
    }

    // A Chinese character takes two columns of a terminal.
    private static int Width(string text) => text.Sum(letter => letter >= '\u2E80' ? 2 : 1);

    private static void Section(TextWriter output, string heading, List<string> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        output.WriteLine($"{heading}：");
        foreach (var line in lines)
        {
            output.WriteLine(Indent + line);
        }

        output.WriteLine();
    }
}
