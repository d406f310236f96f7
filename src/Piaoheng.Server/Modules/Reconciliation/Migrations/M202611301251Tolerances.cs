using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Reconciliation.Migrations;

[Migration(202611301251)]
public sealed class M202611301251Tolerances : SchemaMigration
{
    public override void Up() =>
        CreateTable(
            "reconciliation_tolerance",
            """
            taxpayer_id bigint not null,
            field text not null,
            fen bigint not null,
            from_date date not null,
            actor text not null,
            at bigint not null,
            primary key (taxpayer_id, field)
            """
        );
}
