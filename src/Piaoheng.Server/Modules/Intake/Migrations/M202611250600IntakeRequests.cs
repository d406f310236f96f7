using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Intake.Migrations;

[Migration(202611250600)]
public sealed class M202611250600IntakeRequests : SchemaMigration
{
    public override void Up() =>
        CreateTable(
            "intake_request",
            """
            taxpayer_id bigint not null,
            user_id bigint not null,
            request_key text not null,
            batch_id bigint not null,
            digest text,
            begun_at bigint not null,
            primary key (taxpayer_id, user_id, request_key)
            """
        );
}
