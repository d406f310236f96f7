using System.Text.RegularExpressions;
using Piaoheng.Server.Platform.Audit;

namespace Piaoheng.Server.Tests.Structure;

/// <summary>Whatever the program logs has a name for those who read the log, and the verifier keeps apart from the program.</summary>
public sealed partial class AuditActionTests
{
    [Fact]
    public void Every_action_that_is_logged_is_declared()
    {
        var logged = Sources().SelectMany(path => Logged().Matches(File.ReadAllText(path))).Select(hit => hit.Groups["id"].Value);
        var ids = logged.ToHashSet(StringComparer.Ordinal);
        Assert.True(ids.Count > 20, "The sources are not looked at.");
        Assert.DoesNotContain(ids, id => !AuditActionCatalogue.All.ContainsKey(id));
    }

    [Fact]
    public void Every_action_has_a_Chinese_name() =>
        Assert.All(AuditActionCatalogue.All.Values, action => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}{2}", action.Name));

    [Fact]
    public void The_verifier_uses_no_part_of_the_program_but_core() =>
        Assert.Equal(
            ["Piaoheng.Core"],
            typeof(AuditVerifier.LogVerifier)
                .Assembly.GetReferencedAssemblies()
                .Select(reference => reference.Name!)
                .Where(name => name.StartsWith("Piaoheng", StringComparison.OrdinalIgnoreCase))
        );

    private static IEnumerable<string> Sources()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Piaoheng.slnx")))
        {
            folder = folder.Parent!;
        }

        return Directory.EnumerateFiles(
            Path.Combine(folder.FullName, "src", "Piaoheng.Server", "Modules"),
            "*.cs",
            SearchOption.AllDirectories
        );
    }

    // The first argument of an event, behind a condition where it has one; the second of the shape of an export, behind its title.
    [GeneratedRegex(
        "(Event\\(\\s*(\\S.* \\? )?|Shape(\\s+\\w+ = new)?\\(\\s*\"[^\"]*\",\\s*)\"(?<id>[a-z][a-z-]*\\.[a-z][a-z-]*)\"",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex Logged();
}
