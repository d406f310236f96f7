using Piaoheng.Connectors.Outbound;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Connectors.Verification;

/// <summary>查验服务商: how one vendor is asked and what it answers. A further vendor is one further file.</summary>
internal abstract class VerificationVendor
{
    /// <summary>Id, also of its limits in <c>policy/gateways</c> and of its list of kinds.</summary>
    public abstract string Gateway { get; }

    /// <summary>The call.</summary>
    public abstract OutboundRequest Request(ConnectorSettings settings, InvoiceQuestion question, string kindCode);

    /// <summary>What the answer says.</summary>
    /// <exception cref="ConnectorException">It is no verdict.</exception>
    public abstract VendorVerdict Read(RawAnswer raw, InvoiceQuestion question);
}

/// <summary>What a vendor says of an invoice.</summary>
internal sealed record VendorVerdict(VerificationOutcome Outcome, string Code, string Text, Reading? Invoice);

/// <summary>All vendors, found by type scan.</summary>
internal static class VendorCatalogue
{
    public static IReadOnlyList<VerificationVendor> All { get; } =
    [
        .. typeof(VendorCatalogue)
            .Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(VerificationVendor)))
            .Select(type => (VerificationVendor)Activator.CreateInstance(type)!)
            .OrderBy(vendor => vendor.Gateway, StringComparer.Ordinal),
    ];

    public static VerificationVendor? Find(string gateway) =>
        All.FirstOrDefault(vendor => string.Equals(vendor.Gateway, gateway, StringComparison.Ordinal));
}
