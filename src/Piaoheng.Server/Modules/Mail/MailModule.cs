using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Secrets;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Mail;

/// <summary>邮箱收票: invoices that come by mail.</summary>
public sealed class MailModule : Module
{
    /// <inheritdoc />
    public override string ChineseName => "邮箱收票";

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.TryAddSingleton<SecretFiles>();
        services
            .AddScoped<MailboxBook>()
            .AddScoped<MailboxInput>()
            .AddScoped<KeepMail>()
            .AddSingleton<LinkClient>()
            .AddScoped<FetchLinks>()
            .AddScoped<ReceivedMails>()
            .AddScoped<IWorkHandler, FetchMail>()
            .AddScoped<IWorkHandler, OpenMail>()
            .AddSingleton(
                new NavigationEntry(NavigationGroup.Receive, 110, "邮箱收票", "邮箱", "mail", "mail")
                {
                    Waiting = CountWaiting,
                    IsOnPhone = false,
                    Permission = MailPermissions.View,
                }
            );
    }

    private static async Task<int> CountWaiting(IServiceProvider services, string taxpayer, CancellationToken cancellation) =>
        await services.GetRequiredService<ITaxpayers>().FindByNumber(taxpayer, cancellation) is { } found
            ? await services.GetRequiredService<ReceivedMails>().CountWaiting(found.TaxpayerId, cancellation)
            : 0;

    /// <inheritdoc />
    public override void ConfigureModel(ModelBuilder model)
    {
        model.Entity<MailboxRecord>(table =>
        {
            table.ToTable("mailbox");
            table.HasKey(row => new { row.TaxpayerId, row.MailboxId });
            table.Ignore(row => row.IsFailing);
        });
        model.Entity<MailRuleRecord>(table =>
        {
            table.ToTable("mail_rule");
            table.HasKey(row => new
            {
                row.TaxpayerId,
                row.MailboxId,
                row.RuleNo,
            });
        });
        model.Entity<MailMessageRecord>(table =>
        {
            table.ToTable("mail_message");
            table.HasKey(row => new { row.TaxpayerId, row.MailId });
        });
        model.Entity<MailPartRecord>(table =>
        {
            table.ToTable("mail_part");
            table.HasKey(row => new
            {
                row.TaxpayerId,
                row.MailId,
                row.PartNo,
            });
        });
        model.Entity<MailLinkRecord>(table =>
        {
            table.ToTable("mail_link");
            table.HasKey(row => new
            {
                row.TaxpayerId,
                row.MailId,
                row.LinkNo,
            });
        });
    }
}
