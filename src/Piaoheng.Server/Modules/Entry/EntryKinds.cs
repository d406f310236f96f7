using Piaoheng.Core.Policy;

namespace Piaoheng.Server.Modules.Entry;

/// <summary>录入时可选的票种.</summary>
internal static class EntryKinds
{
    private const string Behind = "~";

    /// <summary>In the order in which the bureau numbers them, the invoices of every day first; those without a number last.</summary>
    public static IReadOnlyList<InvoiceKind> Of(PolicyPack policy) =>
        [.. policy.Kinds.All.OrderBy(kind => kind.BureauCode ?? Behind, StringComparer.Ordinal)];
}
