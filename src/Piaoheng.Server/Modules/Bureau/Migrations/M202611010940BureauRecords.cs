using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Bureau.Migrations;

[Migration(202611010940)]
public sealed class M202611010940BureauRecords : SchemaMigration
{
    public override void Up()
    {
        CreateRecords();
        CreateLines();
        CreateHistory();
        CreateCoverage();
    }

    private void CreateRecords()
    {
        CreateWideTable(
            "bureau_record",
            """
            taxpayer_id bigint not null,
            record_id bigint not null,
            direction text not null,
            kind text not null,
            code text not null,
            number text not null,
            paper_code text,
            paper_number text,
            issue_date date not null,
            seller_id bigint,
            buyer_id bigint,
            amount_fen bigint,
            tax_fen bigint,
            total_fen bigint,
            void_state text not null,
            red_state text not null,
            risk_state text not null,
            status_text text,
            red_of text,
            remark text,
            line_count integer,
            rest text not null,
            fingerprint bigint not null,
            read_at bigint not null,
            occurrence integer not null,
            same_as bigint,
            item_id bigint not null,
            part text,
            version integer not null,
            primary key (taxpayer_id, record_id)
            """
        );
        CreateIndex("ix_bureau_record_date", "bureau_record (taxpayer_id, direction, issue_date, record_id)");
        CreateIndex("ix_bureau_record_same_as", "bureau_record (taxpayer_id, same_as) where same_as is not null");
    }

    private void CreateLines() =>
        CreateTable(
            "bureau_line",
            """
            taxpayer_id bigint not null,
            record_id bigint not null,
            line_no integer not null,
            name text,
            spec text,
            unit text,
            quantity text,
            unit_price text,
            amount_fen bigint,
            amount_text text,
            tax_rate text,
            tax_fen bigint,
            tax_text text,
            tax_code text,
            primary key (taxpayer_id, record_id, line_no)
            """
        );

    private void CreateHistory() =>
        CreateWideTable(
            "bureau_history",
            """
            taxpayer_id bigint not null,
            record_id bigint not null,
            version integer not null,
            read_at bigint not null,
            replaced_at bigint not null,
            item_id bigint not null,
            body text not null,
            primary key (taxpayer_id, record_id, version)
            """
        );

    private void CreateCoverage() =>
        CreateTable(
            "coverage",
            """
            taxpayer_id bigint not null,
            coverage_id bigint not null,
            item_id bigint not null,
            direction text not null,
            kinds text not null,
            from_date date not null,
            to_date date not null,
            basis text not null,
            read_at bigint,
            row_count integer not null,
            amount_fen bigint not null,
            tax_fen bigint not null,
            is_truncated boolean not null,
            source text not null,
            primary key (taxpayer_id, coverage_id)
            """
        );
}
