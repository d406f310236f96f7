using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Intake.Migrations;

/// <summary>回收站 mark of a waiting file.</summary>
[Migration(202611301241)]
public sealed class M202611301241TrashedItems : SchemaMigration
{
    public override void Up()
    {
        foreach (var column in new[] { "trash_reason", "trash_note", "trashed_by" })
        {
            OnEngine(
                $"alter table intake_item add column {column} text",
                $"alter table intake_item add column {column} text collate \"C\""
            );
        }

        const string TrashedAt = "alter table intake_item add column trashed_at bigint";
        OnEngine(TrashedAt, TrashedAt);
        CreateIndex("ix_intake_item_trash", "intake_item (taxpayer_id, trashed_at) where trashed_at is not null");
    }
}
