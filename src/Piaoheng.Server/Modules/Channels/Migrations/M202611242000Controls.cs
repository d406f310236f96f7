using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Channels.Migrations;

[Migration(202611242000)]
public sealed class M202611242000Controls : SchemaMigration
{
    public override void Up() =>
        CreateTable(
            "sync_control",
            """
            taxpayer_id bigint not null,
            connector text not null,
            month date not null,
            invoice_count integer not null,
            amount_fen bigint not null,
            tax_fen bigint not null,
            read_at bigint not null,
            primary key (taxpayer_id, connector, month)
            """
        );
}
