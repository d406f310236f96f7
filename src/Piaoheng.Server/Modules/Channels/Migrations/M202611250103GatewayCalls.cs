using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Channels.Migrations;

[Migration(202611250103)]
public sealed class M202611250103GatewayCalls : SchemaMigration
{
    public override void Up()
    {
        CreateTable(
            "gateway_call",
            """
            gateway text not null,
            call_id bigint not null,
            service text not null,
            caller text not null,
            at bigint not null,
            primary key (gateway, call_id)
            """
        );
        CreateIndex("ix_gateway_call_at", "gateway_call (gateway, at)");
    }
}
