using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Custody.Migrations;

[Migration(202611250210)]
public sealed class M202611250210Custody : SchemaMigration
{
    public override void Up()
    {
        CreateTable(
            "custody_place",
            """
            taxpayer_id bigint not null,
            place_id bigint not null,
            kind text not null,
            name text not null,
            keeper text not null,
            is_open boolean not null,
            changed_at bigint not null,
            primary key (taxpayer_id, place_id)
            """
        );
        CreateTable(
            "inquiry",
            """
            taxpayer_id bigint not null,
            inquiry_id bigint not null,
            subject text not null,
            cause text not null,
            place_id bigint,
            question text not null,
            asked_by text not null,
            asked_at bigint not null,
            answer text,
            note text,
            answered_by text,
            answered_at bigint,
            primary key (taxpayer_id, inquiry_id)
            """
        );
        CreateIndex("ix_inquiry_subject", "inquiry (taxpayer_id, subject)");
        CreateIndex("ix_inquiry_open", "inquiry (taxpayer_id, inquiry_id) where answer is null");
    }
}
