using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace Piaoheng.Server.Tests.Structure;

/// <summary>Which type uses which, in signatures and bodies, nested and generated types counted for the type around them.</summary>
internal static class TypeUses
{
    private static readonly Architecture Program = new ArchLoader()
        .LoadAssemblies(
            typeof(Core.Money.Yuan).Assembly,
            typeof(Formats.Limits).Assembly,
            typeof(Ocr.OcrLimits).Assembly,
            typeof(Connectors.ConnectorCatalogue).Assembly,
            typeof(World.Dice).Assembly,
            typeof(Composition).Assembly
        )
        .Build();

    /// <summary>Every use of one of our types by another.</summary>
    public static IReadOnlyList<(string User, string Used)> All { get; } =
    [
        .. Program
            .Types.SelectMany(type => type.Dependencies)
            .Select(use => (User: Outer(use.Origin.FullName), Used: Outer(use.Target.FullName)))
            .Where(use => IsOurs(use.User) && IsOurs(use.Used))
            .Where(use => !string.Equals(use.User, use.Used, StringComparison.Ordinal))
            .Distinct()
            .Order(),
    ];

    /// <summary>Uses between places, as lines that a failing test shows.</summary>
    public static IEnumerable<string> From(string user, string used) =>
        All.Where(use => IsIn(use.User, user) && IsIn(use.Used, used)).Select(use => $"{use.User} → {use.Used}");

    /// <summary>Whether the type stands in the namespace or below.</summary>
    public static bool IsIn(string type, string place) => type.StartsWith(place + ".", StringComparison.Ordinal);

    private static bool IsOurs(string type) => IsIn(type, "Piaoheng");

    private static string Outer(string type) => type.Split('+', '/', '<')[0];
}
