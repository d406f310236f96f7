using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Invoices.Care;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Modules.Trash.Contracts;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Trace;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>发票: what the company holds, documents and book rows.</summary>
public sealed class InvoicesModule : Module
{
    /// <inheritdoc />
    public override string ChineseName => "发票";

    /// <inheritdoc />
    public override bool CanBeOff => false;

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services) =>
        services
            .AddMemoryCache()
            .AddScoped<InvoiceOwners>()
            .AddScoped<InvoiceMerger>()
            .AddScoped<RedStates>()
            .AddScoped<SeriousFindings>()
            .AddScoped<GetInvoice>()
            .AddScoped<CompareInvoice>()
            .AddScoped<IInvoiceStore, InvoiceStore>()
            .AddScoped<IOurRecords, OurRecords>()
            .AddScoped<IInvoiceLookup, InvoiceLookup>()
            .AddScoped<IKnownNames, KnownNames>()
            .AddScoped<InvoiceSearch>()
            .AddScoped<WholeMonths>()
            .AddScoped<FilterConditions>()
            .AddScoped<IListFilters, ListFilters>()
            .AddScoped<PartySearch>()
            .AddScoped<OriginalBook>()
            .AddScoped<QuickFind>()
            .AddScoped<DerivedFeatures>()
            .AddScoped<PartyBook>()
            .AddScoped<ITraceSource, InvoiceTrace>()
            .AddScoped<RelatedInvoices>()
            .AddScoped<InvoiceFigures>()
            .AddScoped<IssuedUsage>()
            .AddScoped<ITrashSource, TrashInvoice>()
            .AddSingleton(
                new NavigationEntry(NavigationGroup.Find, 200, "发票", "发票", "file-invoice", "invoices")
                {
                    Permission = InvoicesPermissions.View,
                }
            )
            .AddSingleton(
                new NavigationEntry(NavigationGroup.Analyse, 300, "往来单位", "往来", "building-store", "parties")
                {
                    IsOnPhone = false,
                    Permission = InvoicesPermissions.Figures,
                }
            )
            .AddSingleton(
                new NavigationEntry(NavigationGroup.Analyse, 310, "统计", "统计", "chart-bar", "statistics")
                {
                    IsOnPhone = false,
                    Permission = InvoicesPermissions.Figures,
                }
            );

    /// <inheritdoc />
    public override void ConfigureModel(ModelBuilder model)
    {
        CareTables.Add(model);
        model.Entity<InvoiceRecord>(table =>
        {
            table.ToTable("invoice");
            table.HasKey(invoice => new { invoice.TaxpayerId, invoice.InvoiceId });
        });
        model.Entity<InvoiceLineRecord>(table =>
        {
            table.ToTable("invoice_line");
            table.HasKey(line => new
            {
                line.TaxpayerId,
                line.InvoiceId,
                line.LineNo,
            });
        });
        model.Entity<OriginalRecord>(table =>
        {
            table.ToTable("original");
            table.HasKey(original => new { original.TaxpayerId, original.OriginalId });
        });
        model.Entity<ReadingRecord>(table =>
        {
            table.ToTable("reading");
            table.HasKey(reading => new { reading.TaxpayerId, reading.ReadingId });
        });
        model.Entity<UseRecord>(table =>
        {
            table.ToTable("use");
            table.HasKey(use => new { use.TaxpayerId, use.UseId });
        });
        model.Entity<FindingRecord>(table =>
        {
            table.ToTable("finding");
            table.HasKey(finding => new
            {
                finding.TaxpayerId,
                finding.InvoiceId,
                finding.FindingNo,
            });
        });
        model.Entity<InvoiceLinkRecord>(table =>
        {
            table.ToTable("invoice_link");
            table.HasKey(link => new
            {
                link.TaxpayerId,
                link.InvoiceId,
                link.Kind,
                link.OtherTaxpayerId,
                link.OtherInvoiceId,
            });
        });
    }
}
