using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Invoices.Migrations;

/// <summary>The invoices that have a 备注: most have none, so that a search of notes looks at few rows.</summary>
[Migration(202611250501)]
public sealed class M202611250501InvoiceRemarks : SchemaMigration
{
    public override void Up() =>
        CreateIndex("ix_invoice_remark", "invoice (taxpayer_id, invoice_id) where remark is not null and remark <> ''");
}
