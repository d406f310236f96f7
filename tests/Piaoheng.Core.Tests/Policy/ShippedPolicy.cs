using Piaoheng.Core.Policy;
using Piaoheng.Formats;

namespace Piaoheng.Core.Tests.Policy;

/// <summary>The policy pack that ships with the product, read once for all tests.</summary>
internal static class ShippedPolicy
{
    private static readonly Lazy<PolicyPack> Loaded = new(() => PolicyFolder.Load(PolicyFolder.Shipped));

    public static PolicyPack Pack => Loaded.Value;

    public static KindCatalogue Kinds => Pack.Kinds;

    public static IReadOnlyList<PolicyFile> Files { get; } =
    [
        .. Directory
            .EnumerateFiles(PolicyFolder.Shipped, "*.json", SearchOption.AllDirectories)
            .Select(path => new PolicyFile(
                Path.GetRelativePath(PolicyFolder.Shipped, path).Replace('\\', '/'),
                File.ReadAllText(path)
            )),
    ];
}
