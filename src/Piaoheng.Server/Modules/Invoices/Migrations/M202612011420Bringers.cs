using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Invoices.Migrations;

/// <summary>Who brought which original: the basis of 本人 and 本部门 as the records that a right reaches.</summary>
[Migration(202612011420)]
public sealed class M202612011420Bringers : SchemaMigration
{
    public override void Up() =>
        CreateTable(
            "original_bringer",
            "taxpayer_id bigint not null, user_id bigint not null, original_id bigint not null, "
                + "primary key (taxpayer_id, user_id, original_id)"
        );
}
