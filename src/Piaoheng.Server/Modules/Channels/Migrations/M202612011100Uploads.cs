using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Channels.Migrations;

[Migration(202612011100)]
public sealed class M202612011100Uploads : SchemaMigration
{
    public override void Up()
    {
        CreateTable(
            "upload_entry",
            """
            taxpayer_id bigint not null,
            invoice_key text not null,
            stage text not null,
            receipt text not null,
            accepted_at bigint,
            said text not null,
            raw_sha256 text not null,
            told_at bigint not null,
            told_by text not null,
            asked_at bigint,
            primary key (taxpayer_id, invoice_key)
            """
        );
        CreateIndex("ix_upload_entry_stage", "upload_entry (taxpayer_id, stage, receipt)");
    }
}
