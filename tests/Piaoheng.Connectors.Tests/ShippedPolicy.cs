using Piaoheng.Core.Policy;
using Piaoheng.Formats;

namespace Piaoheng.Connectors.Tests;

/// <summary>The policy pack that ships with the program.</summary>
internal static class ShippedPolicy
{
    public static PolicyPack Pack { get; } = PolicyFolder.Load(PolicyFolder.Shipped);
}
