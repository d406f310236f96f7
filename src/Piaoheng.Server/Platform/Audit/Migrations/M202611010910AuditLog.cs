using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Platform.Audit.Migrations;

[Migration(202611010910)]
public sealed class M202611010910AuditLog : SchemaMigration
{
    public override void Up()
    {
        CreateTable("audit_log", "taxpayer_id bigint not null, last_seq bigint not null, primary key (taxpayer_id)");
        CreateTable(
            "audit_entry",
            """
            taxpayer_id bigint not null,
            seq bigint not null,
            at bigint not null,
            actor text not null,
            action text not null,
            subject text,
            detail text not null,
            primary key (taxpayer_id, seq)
            """
        );
        CreateIndex("ix_audit_entry_subject", "audit_entry (taxpayer_id, subject, seq)");

        // 0 is the log of the installation itself.
        Execute.Sql("insert into audit_log (taxpayer_id, last_seq) values (0, 0)");
    }
}
