using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Platform.Jobs.Migrations;

[Migration(202611010915)]
public sealed class M202611010915WorkUnits : SchemaMigration
{
    public override void Up()
    {
        CreateTable(
            "work_unit",
            """
            taxpayer_id bigint not null,
            kind text not null,
            window_key text not null,
            state text not null,
            fence bigint not null,
            lease_until bigint not null,
            due_at bigint not null,
            attempts integer not null,
            result text,
            primary key (taxpayer_id, kind, window_key)
            """
        );
        CreateIndex("ix_work_unit_due", "work_unit (state, due_at)");
    }
}
