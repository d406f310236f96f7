using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Channels.Migrations;

[Migration(202611250102)]
public sealed class M202611250102Alarms : SchemaMigration
{
    public override void Up()
    {
        CreateTable(
            "channel_watch",
            """
            taxpayer_id bigint not null,
            looked_at bigint not null,
            log_seq bigint not null,
            in_proven_to date,
            in_newest date,
            out_proven_to date,
            out_newest date,
            primary key (taxpayer_id)
            """
        );
        CreateTable(
            "channel_alarm",
            """
            taxpayer_id bigint not null,
            alarm_no integer not null,
            kind text not null,
            said text not null,
            primary key (taxpayer_id, alarm_no)
            """
        );
        CreateTable(
            "disk_measure",
            """
            home text not null,
            day date not null,
            used_bytes bigint not null,
            free_bytes bigint not null,
            primary key (home, day)
            """
        );
    }
}
