using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Invoices.Migrations;

/// <summary>What people do with an invoice: put it aside, write a note, give it tags.</summary>
[Migration(202611301240)]
public sealed class M202611301240InvoiceCare : SchemaMigration
{
    public override void Up()
    {
        const string IsTrashed = "alter table invoice add column is_trashed boolean not null default false";
        OnEngine(IsTrashed, IsTrashed);
        CreateTable(
            "invoice_trash",
            """
            taxpayer_id bigint not null,
            invoice_id bigint not null,
            reason text not null,
            note text not null,
            trashed_by text not null,
            trashed_at bigint not null,
            primary key (taxpayer_id, invoice_id)
            """
        );
        CreateIndex("ix_invoice_trash_time", "invoice_trash (taxpayer_id, trashed_at)");
        CreateTable(
            "invoice_note",
            """
            taxpayer_id bigint not null,
            note_id bigint not null,
            invoice_id bigint not null,
            body text not null,
            written_by text not null,
            written_at bigint not null,
            primary key (taxpayer_id, note_id)
            """
        );
        CreateIndex("ix_invoice_note_invoice", "invoice_note (taxpayer_id, invoice_id)");
        CreateTable(
            "tag",
            """
            taxpayer_id bigint not null,
            tag_id bigint not null,
            name text not null,
            primary key (taxpayer_id, tag_id)
            """
        );
        CreateUniqueIndex("ux_tag_name", "tag (taxpayer_id, name)");
        CreateTable(
            "invoice_tag",
            """
            taxpayer_id bigint not null,
            invoice_id bigint not null,
            tag_id bigint not null,
            primary key (taxpayer_id, invoice_id, tag_id)
            """
        );
        CreateIndex("ix_invoice_tag_tag", "invoice_tag (taxpayer_id, tag_id, invoice_id)");
    }
}
