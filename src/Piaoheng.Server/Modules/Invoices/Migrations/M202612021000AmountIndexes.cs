using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Invoices.Migrations;

/// <summary>An index each for 金额 and 税额, in place of one for both in which every 税额 was read through.</summary>
[Migration(202612021000)]
public sealed class M202612021000AmountIndexes : SchemaMigration
{
    public override void Up()
    {
        Execute.Sql("drop index ix_invoice_amounts");
        CreateIndex("ix_invoice_net", "invoice (taxpayer_id, amount_fen, invoice_id)");
        CreateIndex("ix_invoice_tax", "invoice (taxpayer_id, tax_fen, invoice_id)");
    }
}
