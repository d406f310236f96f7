using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Identities.Migrations;

[Migration(202611010930)]
public sealed class M202611010930Identities : SchemaMigration
{
    public override void Up()
    {
        CreateTable(
            "party",
            """
            taxpayer_id bigint not null,
            party_id bigint not null,
            tax_id text not null,
            name text not null,
            stated integer not null,
            primary key (taxpayer_id, party_id)
            """
        );
        CreateUniqueIndex("ux_party", "party (taxpayer_id, tax_id, name, stated)");
        CreateTable(
            "invoice_key",
            """
            taxpayer_id bigint not null,
            direction text not null,
            side text not null,
            key text not null,
            invoice_id bigint not null,
            primary key (taxpayer_id, direction, side, key)
            """
        );
        CreateIndex("ix_invoice_key_invoice", "invoice_key (taxpayer_id, invoice_id)");
    }
}
