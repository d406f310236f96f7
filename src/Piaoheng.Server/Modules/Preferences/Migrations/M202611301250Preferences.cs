using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Preferences.Migrations;

[Migration(202611301250)]
public sealed class M202611301250Preferences : SchemaMigration
{
    public override void Up()
    {
        CreateTable(
            "preference",
            """
            user_id bigint not null,
            name text not null,
            value text not null,
            primary key (user_id, name)
            """
        );
        CreateTable(
            "saved_view",
            """
            user_id bigint not null,
            view_id bigint not null,
            list text not null,
            name text not null,
            query text not null,
            primary key (user_id, view_id)
            """
        );
    }
}
