using System.Text.Json;
using Piaoheng.Core.Json;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Home;
using Piaoheng.Server.Platform.Time;
using Piaoheng.World.Demo;

namespace Piaoheng.Server.Modules.Diagnosis;

/// <summary>演示样例: the questions that the demo invites to ask. Outside the demo there are none.</summary>
internal sealed class DemoExampleShelf(HomeFolder home, ITaxpayers taxpayers, PolicyPack policy, TimeProvider time)
{
    /// <summary>One of them.</summary>
    /// <param name="Cause">Id of the cause.</param>
    /// <param name="Name">名称 of the cause.</param>
    /// <param name="Company">单位 at which it is asked.</param>
    /// <param name="Query">What is typed.</param>
    /// <param name="Story">What happened.</param>
    /// <param name="Path">Address of the answer.</param>
    public sealed record Shown(string Cause, string Name, string Company, string Query, string Story, string Path);

    /// <summary>All of them, in the order of the causes.</summary>
    public async Task<IReadOnlyList<Shown>> Read(CancellationToken cancellation)
    {
        if (!home.IsDemo || !File.Exists(home.DemoExamplesFile))
        {
            return [];
        }

        await using var file = File.OpenRead(home.DemoExamplesFile);
        var examples = await JsonSerializer.DeserializeAsync<List<DemoExample>>(file, cancellationToken: cancellation) ?? [];
        var today = BeijingTime.Today(time);
        var table = policy.Causes.At(today).Select(entry => (entry.Cause, entry.Name)).Distinct().ToList();
        var companies = (await taxpayers.All(cancellation)).ToDictionary(
            own => own.Number,
            own => own.Name,
            StringComparer.Ordinal
        );
        return
        [
            .. examples
                .Select(each => Show(each, today, table.Find(entry => entry.Cause == each.Cause).Name, companies))
                .OrderBy(each => table.FindIndex(entry => entry.Cause == each.Cause)),
        ];
    }

    private static Shown Show(DemoExample example, DateOnly today, string name, Dictionary<string, string> companies)
    {
        var day = ReadingJson.Day(today);
        var query = example
            .Query.Replace("{today}", day, StringComparison.Ordinal)
            .Replace("{yy}", day[2..4], StringComparison.Ordinal);
        return new Shown(
            example.Cause,
            name,
            companies.GetValueOrDefault(example.TaxId, example.TaxId),
            query,
            example.Story,
            $"/t/{example.TaxId}/diagnose?q={Uri.EscapeDataString(query)}"
                + (example.List is { } list ? "&list=" + Uri.EscapeDataString(list) : "")
        );
    }
}
