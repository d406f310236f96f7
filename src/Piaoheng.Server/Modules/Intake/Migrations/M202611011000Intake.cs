using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Intake.Migrations;

[Migration(202611011000)]
public sealed class M202611011000Intake : SchemaMigration
{
    public override void Up()
    {
        CreateTable(
            "intake_batch",
            """
            taxpayer_id bigint not null,
            batch_id bigint not null,
            started_at bigint not null,
            started_by text not null,
            primary key (taxpayer_id, batch_id)
            """
        );
        CreateTable(
            "intake_item",
            """
            taxpayer_id bigint not null,
            item_id bigint not null,
            batch_id bigint not null,
            parent_id bigint,
            file_name text not null,
            original_id bigint not null,
            size bigint not null,
            given_side text,
            outcome text not null,
            kind text,
            reasons text not null,
            invoice_id bigint,
            found integer not null,
            added integer not null,
            received_at bigint not null,
            finished_at bigint,
            primary key (taxpayer_id, item_id)
            """
        );
        CreateIndex("ix_intake_item_batch", "intake_item (taxpayer_id, batch_id, item_id)");
        CreateIndex("ix_intake_item_outcome", "intake_item (taxpayer_id, outcome, item_id)");
        CreateIndex("ix_intake_item_original", "intake_item (taxpayer_id, original_id)");
        CreateUniqueIndex("ux_intake_item_member", "intake_item (taxpayer_id, parent_id, file_name) where parent_id is not null");
    }
}
