using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Reconciliation.Migrations;

/// <summary>The list of invoices asks for the results of its rows.</summary>
[Migration(202611241500)]
public sealed class M202611241500ResultsByOurs : SchemaMigration
{
    public override void Up() =>
        CreateIndex("ix_reconciliation_result_ours", "reconciliation_result (taxpayer_id, run_no, ours_key)");
}
