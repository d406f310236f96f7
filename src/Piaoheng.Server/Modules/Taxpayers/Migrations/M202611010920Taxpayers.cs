using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Taxpayers.Migrations;

[Migration(202611010920)]
public sealed class M202611010920Taxpayers : SchemaMigration
{
    public override void Up()
    {
        CreateTable("taxpayer_group", "group_id bigint not null, name text not null, primary key (group_id)");
        CreateUniqueIndex("ux_taxpayer_group_name", "taxpayer_group (name)");
        CreateTable(
            "taxpayer",
            "taxpayer_id bigint not null, group_id bigint, created_at bigint not null, primary key (taxpayer_id)"
        );
        CreateTable(
            "taxpayer_number",
            """
            taxpayer_id bigint not null,
            number text not null,
            valid_from date,
            valid_to date,
            primary key (taxpayer_id, number)
            """
        );
        CreateUniqueIndex("ux_taxpayer_number", "taxpayer_number (number)");
        CreateTable(
            "taxpayer_name",
            """
            taxpayer_id bigint not null,
            name text not null,
            valid_from date,
            valid_to date,
            primary key (taxpayer_id, name)
            """
        );
    }
}
