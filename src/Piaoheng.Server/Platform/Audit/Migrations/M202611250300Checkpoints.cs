using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Platform.Audit.Migrations;

[Migration(202611250300)]
public sealed class M202611250300Checkpoints : SchemaMigration
{
    public override void Up()
    {
        CreateTable(
            "audit_tree",
            "taxpayer_id bigint not null, tree_size bigint not null, peaks text not null, primary key (taxpayer_id)"
        );
        CreateTable(
            "audit_checkpoint",
            "checkpoint_no bigint not null, at bigint not null, sha256 text not null, primary key (checkpoint_no)"
        );
        CreateIndex("ix_audit_entry_action", "audit_entry (taxpayer_id, action, seq)");
        CreateIndex("ix_audit_entry_actor", "audit_entry (taxpayer_id, actor, seq)");
        CreateIndex("ix_audit_entry_at", "audit_entry (taxpayer_id, at, seq)");
    }
}
