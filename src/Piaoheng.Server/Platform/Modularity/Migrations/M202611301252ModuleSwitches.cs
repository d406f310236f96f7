using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Platform.Modularity.Migrations;

[Migration(202611301252)]
public sealed class M202611301252ModuleSwitches : SchemaMigration
{
    public override void Up() =>
        CreateTable(
            "module_switch",
            """
            name text not null,
            actor text not null,
            at bigint not null,
            primary key (name)
            """
        );
}
