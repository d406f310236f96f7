using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Access.Migrations;

/// <summary>部门 of people, and groups of companies as their scope.</summary>
[Migration(202612011400)]
public sealed class M202612011400Reach : SchemaMigration
{
    public override void Up()
    {
        OnEngine(
            "alter table user_account add column department text not null default ''",
            "alter table user_account add column department text collate \"C\" not null default ''"
        );
        CreateTable("user_scope_group", "user_id bigint not null, group_id bigint not null, primary key (user_id, group_id)");
    }
}
