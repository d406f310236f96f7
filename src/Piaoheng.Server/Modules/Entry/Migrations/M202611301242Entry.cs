using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Entry.Migrations;

[Migration(202611301242)]
public sealed class M202611301242Entry : SchemaMigration
{
    public override void Up()
    {
        CreateDrafts();
        CreateReviews();
        CreateOthers();
    }

    private void CreateDrafts()
    {
        CreateWideTable(
            "entry_draft",
            """
            taxpayer_id bigint not null,
            draft_id bigint not null,
            user_id bigint not null,
            title text not null,
            form text not null,
            basis text not null,
            started_at bigint not null,
            changed_at bigint not null,
            primary key (taxpayer_id, draft_id)
            """
        );
        CreateIndex("ix_entry_draft_user", "entry_draft (taxpayer_id, user_id)");
    }

    private void CreateReviews()
    {
        CreateWideTable(
            "review_item",
            """
            taxpayer_id bigint not null,
            review_id bigint not null,
            nature text not null,
            state text not null,
            title text not null,
            key_one text not null,
            key_two text not null,
            invoice_id bigint,
            original_id bigint,
            intake_item_id bigint,
            body text not null,
            form text not null,
            fields text not null,
            doubts text not null,
            reason text not null,
            note text not null,
            makers text not null,
            made_by text not null,
            made_at bigint not null,
            decided_by text,
            decided_at bigint,
            decision_reason text,
            decision_note text,
            version integer not null,
            primary key (taxpayer_id, review_id)
            """
        );
        CreateIndex("ix_review_item_state", "review_item (taxpayer_id, state, review_id)");
        CreateIndex("ix_review_item_invoice", "review_item (taxpayer_id, invoice_id)");
        CreateIndex("ix_review_item_one", "review_item (taxpayer_id, key_one)");
        CreateIndex("ix_review_item_two", "review_item (taxpayer_id, key_two)");
    }

    private void CreateOthers()
    {
        CreateTable(
            "field_correction",
            """
            taxpayer_id bigint not null,
            correction_id bigint not null,
            review_id bigint not null,
            invoice_id bigint not null,
            field text not null,
            source text not null,
            reason text not null,
            value_was text,
            value_now text,
            corrected_at bigint not null,
            primary key (taxpayer_id, correction_id)
            """
        );
        CreateTable(
            "review_setting",
            """
            taxpayer_id bigint not null,
            reviews_entries boolean not null,
            reviews_corrections boolean not null,
            accept_percent integer not null,
            primary key (taxpayer_id)
            """
        );
    }
}
