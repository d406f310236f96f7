using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Access.Migrations;

[Migration(202611250320)]
public sealed class M202611250320Scope : SchemaMigration
{
    public override void Up() =>
        CreateTable("user_scope", "user_id bigint not null, taxpayer_id bigint not null, primary key (user_id, taxpayer_id)");
}
