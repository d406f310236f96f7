using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Access.Migrations;

[Migration(202611301310)]
public sealed class M202611301310Grants : SchemaMigration
{
    public override void Up()
    {
        CreateTable(
            "user_grant",
            """
            grant_id bigint not null,
            user_id bigint not null,
            permission text not null,
            reason text not null,
            granted_by text not null,
            granted_at bigint not null,
            until_at bigint not null,
            ended_at bigint,
            primary key (grant_id)
            """
        );
        CreateIndex("ix_user_grant_user", "user_grant (user_id, until_at)");
        CreateTable(
            "access_denial",
            "user_id bigint not null, permission text not null, times integer not null, last_at bigint not null, primary key (user_id, permission)"
        );
    }
}
