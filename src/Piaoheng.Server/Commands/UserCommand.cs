using System.CommandLine;
using Piaoheng.Server.Modules.Access;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Home;
using Piaoheng.Server.Platform.Outcomes;

namespace Piaoheng.Server.Commands;

/// <summary><c>piaoheng user</c>: accounts from the machine of the server, also when nobody can sign in any more.</summary>
internal static class UserCommand
{
    public static Command Create()
    {
        var command = new Command("user", "用户：新增、列出、停用、启用、重置口令") { Add(), List() };
        command.Subcommands.Add(
            One(
                "disable",
                "停用用户，其登录立即退出",
                async (book, user, ct) => Said(await book.SetDisabled(user.UserId, true, Actor.LocalOperator, ct), "已停用")
            )
        );
        command.Subcommands.Add(
            One(
                "enable",
                "启用用户",
                async (book, user, ct) => Said(await book.SetDisabled(user.UserId, false, Actor.LocalOperator, ct), "已启用")
            )
        );
        command.Subcommands.Add(
            One(
                "reset-password",
                "重置口令：给出一次性口令，两步验证随之停用",
                async (book, user, ct) =>
                {
                    var outcome = await book.ResetPassword(user.UserId, Actor.LocalOperator, ct);
                    return outcome.Succeeded(out var password) ? (OneTime(password), null) : (null, outcome.Refusal);
                }
            )
        );
        return command;
    }

    private static Command Add()
    {
        var name = new Argument<string>("name") { Description = "登录名" };
        var display = new Option<string?>("--display-name") { Description = "姓名；默认同登录名" };
        var role = new Option<string[]>("--role")
        {
            Description = "角色，可写多个：administrator、accountant、tax-accountant、auditor …",
        };
        var department = new Option<string?>("--department") { Description = "部门；角色限于本部门记录时用" };
        var add = new Command("add", "新增用户，给出一次性口令") { name, display, role, department };
        add.SetAction(
            (parse, ct) =>
                With(
                    (parse.GetValue(SharedOptions.Home), parse.GetValue(SharedOptions.Database)),
                    async services =>
                    {
                        var password = RandomText.Readable(4);
                        var outcome = await services
                            .GetRequiredService<UserBook>()
                            .Add(
                                new UserBook.NewUser(parse.GetValue(name)!, parse.GetValue(display), parse.GetValue(role) ?? [])
                                {
                                    Department = parse.GetValue(department) ?? "",
                                },
                                (password, IsOneTime: true),
                                Actor.LocalOperator,
                                ct
                            );
                        return outcome.Refusal is { } refusal ? (null, refusal) : (OneTime(password), null);
                    }
                )
        );
        return add;
    }

    private static Command List()
    {
        var list = new Command("list", "列出用户及其角色");
        list.SetAction(
            (parse, ct) =>
                With(
                    (parse.GetValue(SharedOptions.Home), parse.GetValue(SharedOptions.Database)),
                    async services =>
                    {
                        var roles = services.GetRequiredService<RoleBook>();
                        var lines = new List<string>();
                        foreach (var user in await services.GetRequiredService<UserBook>().All(ct))
                        {
                            var held = await roles.Of(user.UserId, ct);
                            lines.Add(
                                $"{user.Name}\t{user.DisplayName}\t{(user.IsDisabled ? "已停用" : "在用")}\t{string.Join('、', held.Select(each => each.Name))}"
                            );
                        }

                        return (lines.Count == 0 ? "还没有用户" : string.Join('\n', lines), null);
                    }
                )
        );
        return list;
    }

    private static Command One(
        string word,
        string description,
        Func<UserBook, UserRecord, CancellationToken, Task<(string? Text, Refusal? Refusal)>> act
    )
    {
        var name = new Argument<string>("name") { Description = "登录名" };
        var command = new Command(word, description) { name };
        command.SetAction(
            (parse, ct) =>
                With(
                    (parse.GetValue(SharedOptions.Home), parse.GetValue(SharedOptions.Database)),
                    async services =>
                    {
                        var book = services.GetRequiredService<UserBook>();
                        return await book.FindByName(parse.GetValue(name)!, ct) is { } user
                            ? await act(book, user, ct)
                            : (null, Refusal.NotFound);
                    }
                )
        );
        return command;
    }

    private static async Task<int> With(
        (string? Home, string? Database) store,
        Func<IServiceProvider, Task<(string? Text, Refusal? Refusal)>> act
    )
    {
        await using var services = Composition.Services(HomeFolder.Open(store.Home), store.Database);
        await using var scope = services.CreateAsyncScope();
        var (text, refusal) = await act(scope.ServiceProvider);
        if (refusal is not null)
        {
            await Console.Error.WriteLineAsync(refusal.Text.Render());
            return refusal.Kind == RefusalKind.NotFound ? ExitCode.NothingUsable : ExitCode.Usage;
        }

        await Console.Out.WriteLineAsync(text);
        return ExitCode.Fine;
    }

    private static (string?, Refusal?) Said(Outcome<UserRecord> outcome, string word) =>
        outcome.Succeeded(out var user) ? ($"{user.Name} {word}", null) : (null, outcome.Refusal);

    private static string OneTime(string password) => $"一次性口令（只显示这一次，登录后必须修改）：{password}";
}
