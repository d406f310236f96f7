using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Platform.Modularity;

namespace Piaoheng.Server.Modules.Identities;

/// <summary>往来单位与发票标识: the counterparties and the identity keys that both sides share.</summary>
/// <remarks>A module of its own, below Invoices and Bureau, so that neither needs the other's tables.</remarks>
public sealed class IdentitiesModule : Module
{
    /// <inheritdoc />
    public override string ChineseName => "往来单位与发票标识";

    /// <inheritdoc />
    public override bool CanBeOff => false;

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services) =>
        services
            .AddScoped<IParties, PartyDirectory>()
            .AddScoped<IInvoiceKeys, InvoiceKeyIndex>()
            .AddScoped<IKeySearch, KeySearch>();

    /// <inheritdoc />
    public override void ConfigureModel(ModelBuilder model)
    {
        model.Entity<PartyRecord>(table =>
        {
            table.ToTable("party");
            table.HasKey(party => new { party.TaxpayerId, party.PartyId });
        });
        model.Entity<InvoiceKeyRecord>(table =>
        {
            table.ToTable("invoice_key");
            table.HasKey(key => new
            {
                key.TaxpayerId,
                key.Direction,
                key.Side,
                key.Key,
            });
        });
    }
}
