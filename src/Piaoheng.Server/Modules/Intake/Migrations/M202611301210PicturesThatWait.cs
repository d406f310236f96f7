using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Intake.Migrations;

[Migration(202611301210)]
public sealed class M202611301210PicturesThatWait : SchemaMigration
{
    public override void Up()
    {
        Execute.Sql("alter table intake_item add column awaits_recognition text");
        // Read before there was recognition: those that said so (FMT-006), members by their archive.
        Execute.Sql(
            """
            update intake_item set awaits_recognition = ''
            where parent_id is null and (
                reasons like '%FMT-006%'
                or exists (
                    select 1 from intake_item member
                    where member.taxpayer_id = intake_item.taxpayer_id
                        and member.parent_id = intake_item.item_id
                        and member.reasons like '%FMT-006%'))
            """
        );
        CreateIndex(
            "ix_intake_item_awaits_recognition",
            "intake_item (taxpayer_id, item_id, awaits_recognition) where awaits_recognition is not null"
        );
    }
}
