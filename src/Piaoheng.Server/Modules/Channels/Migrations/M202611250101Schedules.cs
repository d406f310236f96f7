using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Channels.Migrations;

[Migration(202611250101)]
public sealed class M202611250101Schedules : SchemaMigration
{
    public override void Up()
    {
        CreateTable(
            "sync_schedule",
            """
            taxpayer_id bigint not null,
            connector text not null,
            line text not null,
            is_on boolean not null,
            next_at bigint,
            failures integer not null,
            run_no integer,
            is_awaited boolean not null,
            primary key (taxpayer_id, connector, line)
            """
        );
        OnEngine(
            "alter table sync_run add column line text not null default ''",
            "alter table sync_run add column line text collate \"C\" not null default ''"
        );
        OnEngine("alter table sync_run add column failure text", "alter table sync_run add column failure text collate \"C\"");
        OnEngine("alter table sync_run add column retry_at bigint", "alter table sync_run add column retry_at bigint");
        OnEngine("alter table sync_slice add column asked_at bigint", "alter table sync_slice add column asked_at bigint");
    }
}
