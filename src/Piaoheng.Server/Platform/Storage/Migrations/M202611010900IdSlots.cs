using FluentMigrator;

namespace Piaoheng.Server.Platform.Storage.Migrations;

[Migration(202611010900)]
public sealed class M202611010900IdSlots : SchemaMigration
{
    public override void Up()
    {
        CreateTable("id_slot", "id integer not null, last_slot bigint not null, primary key (id)");
        Execute.Sql("insert into id_slot (id, last_slot) values (1, 0)");
    }
}
