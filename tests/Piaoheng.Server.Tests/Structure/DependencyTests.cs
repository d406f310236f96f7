using System.Reflection;

namespace Piaoheng.Server.Tests.Structure;

/// <summary>The walls inside the program: who may use whom.</summary>
public sealed class DependencyTests
{
    private const string Modules = "Piaoheng.Server.Modules";

    [Fact]
    public void The_walls_are_looked_at() => Assert.NotEmpty(TypeUses.From(Modules, "Piaoheng.Server.Platform"));

    [Fact]
    public void Core_uses_nothing_but_the_runtime() =>
        Assert.DoesNotContain(
            References(typeof(Core.Money.Yuan).Assembly),
            name => !name.StartsWith("System", StringComparison.Ordinal)
        );

    [Fact]
    public void Formats_use_no_part_of_the_program_but_core() =>
        Assert.Equal(["Piaoheng.Core"], OwnReferences(typeof(Formats.Limits).Assembly));

    [Fact]
    public void Recognition_uses_no_part_of_the_program_but_core() =>
        Assert.Equal(["Piaoheng.Core"], OwnReferences(typeof(Ocr.OcrLimits).Assembly));

    [Fact]
    public void Connectors_use_no_part_of_the_program_but_core() =>
        Assert.Equal(["Piaoheng.Core"], OwnReferences(typeof(Connectors.ConnectorCatalogue).Assembly));

    [Fact]
    public void The_program_starts_the_simulator_but_holds_nothing_of_it() =>
        Assert.DoesNotContain("piaoheng-bureau-simulator", References(typeof(Composition).Assembly));

    [Fact]
    public void World_knows_nothing_of_the_server() => Assert.DoesNotContain("piaoheng", References(typeof(World.Dice).Assembly));

    [Fact]
    public void Platform_never_uses_modules() => Assert.Empty(TypeUses.From("Piaoheng.Server.Platform", Modules));

    [Fact]
    public void Modules_do_not_use_commands() => Assert.Empty(TypeUses.From(Modules, "Piaoheng.Server.Commands"));

    [Fact]
    public void A_module_uses_another_only_through_its_contracts() =>
        Assert.Empty(
            BetweenModules()
                .Where(use => !TypeUses.IsIn(use.Used, $"{Modules}.{ModuleOf(use.Used)}.Contracts"))
                .Select(use => $"{use.User} → {use.Used}")
        );

    [Fact]
    public void Modules_use_each_other_in_no_circle()
    {
        var uses = BetweenModules().Select(use => (From: ModuleOf(use.User), To: ModuleOf(use.Used))).ToHashSet();
        var left = uses.SelectMany(use => new[] { use.From, use.To }).ToHashSet(StringComparer.Ordinal);
        while (left.FirstOrDefault(module => !uses.Any(use => use.From == module && left.Contains(use.To))) is { } free)
        {
            left.Remove(free);
        }

        Assert.Empty(left);
    }

    private static IEnumerable<(string User, string Used)> BetweenModules() =>
        TypeUses.All.Where(use =>
            TypeUses.IsIn(use.User, Modules)
            && TypeUses.IsIn(use.Used, Modules)
            && !string.Equals(ModuleOf(use.User), ModuleOf(use.Used), StringComparison.Ordinal)
        );

    private static string ModuleOf(string type) => type[(Modules.Length + 1)..].Split('.')[0];

    private static IEnumerable<string> References(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(reference => reference.Name!);

    private static IEnumerable<string> OwnReferences(Assembly assembly) =>
        References(assembly).Where(name => name.StartsWith("Piaoheng", StringComparison.Ordinal));
}
