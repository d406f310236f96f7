using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Connectors;
using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Text;
using Piaoheng.Server.Modules.Channels;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Tests.Diagnosis;

/// <summary>What stands around the invoices: uploads, a channel on a full disk, a lost row, a module that is off, somebody who sees less.</summary>
internal sealed partial class InjectedWorld
{
    /// <summary>Asks as the case says: by whom, at which company, with which module off.</summary>
    public async Task<DiagnosisResult> Ask(InjectedCase asked)
    {
        if (asked.ModuleOff is { } module)
        {
            await Switch(module, isOn: false);
        }

        var result = await database.In(async services =>
        {
            if (asked.IsLimited)
            {
                services.GetRequiredService<ActorSource>().Instead = new Actor("只看本单位的人")
                {
                    UserId = 22,
                    Rights = Rights.All,
                    Scope = TaxpayerScope.Of([Us.TaxpayerId]),
                };
            }

            var slice = services.GetRequiredService<Modules.Diagnosis.DiagnoseInvoice>();
            return (await slice.Diagnose(asked.At ?? Us, asked.Query, AsOf, Cancellation)).Value;
        });
        if (asked.ModuleOff is { } off)
        {
            await Switch(off, isOn: true);
        }

        return result;
    }

    private Task Switch(string module, bool isOn) =>
        database.In(async services =>
        {
            var switched = await services
                .GetRequiredService<ModuleSwitches>()
                .Switch(module, isOn, Actor.LocalOperator, Cancellation);
            Assert.Null(switched.Refusal);
        });

    // What the issuing system told, and what the bureau answered.
    private Task Uploads() =>
        In(
            Us,
            services =>
                services
                    .GetRequiredService<UploadLedger>()
                    .Write(
                        Us.TaxpayerId,
                        [
                            .. _uploads.Select(each => new UploadEntryRecord
                            {
                                TaxpayerId = Us.TaxpayerId,
                                InvoiceKey = each.Number,
                                Stage = UploadStages.IdOf(each.Stage),
                                Receipt = each.Stage == UploadStage.Draft ? "" : "SLLSH0001",
                                AcceptedAt = each.Stage == UploadStage.Draft ? null : ReadAt,
                                Said = each.Stage == UploadStage.QuotaShort ? "01 可用额度不足" : "",
                                RawSha256 = "",
                                ToldAt = ReadAt,
                                ToldBy = "开票系统",
                                AskedAt = each.Stage == UploadStage.Draft ? null : ReadAt,
                            }),
                        ],
                        Cancellation
                    )
        );

    private Task Channel() =>
        In(
            FullOne,
            async services =>
            {
                await services
                    .GetRequiredService<Database>()
                    .AddMany(
                        [
                            new ChannelRecord
                            {
                                TaxpayerId = FullOne.TaxpayerId,
                                Connector = "leqi",
                                Address = "http://127.0.0.1:1",
                                Settings = "{}",
                                ChangedAt = ReadAt,
                                Failure = null,
                                Problem = null,
                                FailedAt = null,
                                SucceededAt = null,
                            },
                        ],
                        Cancellation
                    );
                await services
                    .GetRequiredService<ChannelBook>()
                    .Failed(
                        FullOne.TaxpayerId,
                        "leqi",
                        new ConnectorException(Failure.NoSpace, new CodedText("SYN-14", "磁盘放不下")),
                        Cancellation
                    );
            }
        );

    // As an upgrade would leave it that lost a row.
    private Task Lose(string number) =>
        In(
            Us,
            async services =>
            {
                var db = services.GetRequiredService<Database>();
                var hits = await services.GetRequiredService<IKeySearch>().Find([Us.TaxpayerId], [number], Cancellation);
                var id = hits.Single(hit => hit.Side == Side.Ours).InvoiceId;
                await db.Set<Modules.Invoices.InvoiceRecord>()
                    .Where(row => row.TaxpayerId == Us.TaxpayerId && row.InvoiceId == id)
                    .ExecuteDeleteAsync(Cancellation);
                var now = TimeProvider.System.GetUtcNow().UtcDateTime;
                await db.Database.ExecuteSqlAsync($"update \"VersionInfo\" set \"AppliedOn\" = {now}", Cancellation);
            }
        );
}

/// <summary>A cause that was injected, and how it is asked about.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="Query">What is asked.</param>
internal sealed record InjectedCase(string Cause, DiagnosisQuery Query)
{
    /// <summary>The company at which it is asked; null = the main one.</summary>
    public Taxpayer? At { get; init; }

    /// <summary>Whether somebody asks who sees the main company only.</summary>
    public bool IsLimited { get; init; }

    /// <summary>The module that is off meanwhile; null = none.</summary>
    public string? ModuleOff { get; init; }
}
