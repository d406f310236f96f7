using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Invoices.Migrations;

[Migration(202611010950)]
public sealed class M202611010950Invoices : SchemaMigration
{
    public override void Up()
    {
        CreateInvoices();
        CreateLines();
        CreateDocuments();
        CreateUses();
        CreateFindings();
    }

    private void CreateInvoices()
    {
        CreateTable(
            "invoice",
            """
            taxpayer_id bigint not null,
            invoice_id bigint not null,
            direction text not null,
            names_us boolean not null,
            kind text not null,
            code text not null,
            number text not null,
            number_reversed text not null,
            paper_code text,
            paper_number text,
            issue_date date not null,
            seller_id bigint,
            buyer_id bigint,
            counterparty_id bigint,
            amount_fen bigint,
            tax_fen bigint,
            total_fen bigint,
            order_fen bigint not null,
            void_state text not null,
            red_state text not null,
            risk_state text not null,
            status_text text,
            red_of text,
            remark text,
            line_count integer,
            original_count integer not null,
            use_count integer not null,
            used_fen bigint not null,
            source text not null,
            severity text,
            created_at bigint not null,
            changed_at bigint not null,
            version integer not null,
            primary key (taxpayer_id, invoice_id)
            """
        );
        CreateIndex("ix_invoice_date", "invoice (taxpayer_id, issue_date, invoice_id)");
        CreateIndex("ix_invoice_amount", "invoice (taxpayer_id, order_fen, invoice_id)");
        CreateIndex("ix_invoice_counterparty", "invoice (taxpayer_id, counterparty_id, issue_date, invoice_id)");
        CreateIndex("ix_invoice_number", "invoice (taxpayer_id, number_reversed)");
        CreateIndex("ix_invoice_red_of", "invoice (taxpayer_id, red_of) where red_of is not null");
    }

    private void CreateLines()
    {
        CreateTable(
            "invoice_line",
            """
            taxpayer_id bigint not null,
            invoice_id bigint not null,
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
            primary key (taxpayer_id, invoice_id, line_no)
            """
        );
        CreateTable(
            "invoice_link",
            """
            taxpayer_id bigint not null,
            invoice_id bigint not null,
            kind text not null,
            other_taxpayer_id bigint not null,
            other_invoice_id bigint not null,
            primary key (taxpayer_id, invoice_id, kind, other_taxpayer_id, other_invoice_id)
            """
        );
    }

    private void CreateDocuments()
    {
        CreateTable(
            "original",
            """
            taxpayer_id bigint not null,
            original_id bigint not null,
            sha256 text not null,
            size bigint not null,
            file_name text not null,
            received_at bigint not null,
            received_by text not null,
            primary key (taxpayer_id, original_id)
            """
        );
        CreateUniqueIndex("ux_original_sha256", "original (taxpayer_id, sha256)");
        CreateWideTable(
            "reading",
            """
            taxpayer_id bigint not null,
            reading_id bigint not null,
            original_id bigint not null,
            invoice_id bigint,
            part text,
            kind text not null,
            source text not null,
            body text not null,
            read_at bigint not null,
            primary key (taxpayer_id, reading_id)
            """
        );
        CreateIndex("ix_reading_invoice", "reading (taxpayer_id, invoice_id)");
        CreateIndex("ix_reading_original", "reading (taxpayer_id, original_id)");
    }

    private void CreateUses()
    {
        CreateWideTable(
            "use",
            """
            taxpayer_id bigint not null,
            use_id bigint not null,
            invoice_id bigint,
            original_id bigint not null,
            part text,
            used_fen bigint,
            department text,
            voucher text,
            use_date date,
            row_hash text not null,
            occurrence integer not null,
            body text not null,
            primary key (taxpayer_id, use_id)
            """
        );
        CreateUniqueIndex("ux_use_row", "use (taxpayer_id, row_hash, occurrence)");
        CreateIndex("ix_use_invoice", "use (taxpayer_id, invoice_id)");
        CreateIndex("ix_use_original", "use (taxpayer_id, original_id)");
    }

    private void CreateFindings() =>
        CreateTable(
            "finding",
            """
            taxpayer_id bigint not null,
            invoice_id bigint not null,
            finding_no integer not null,
            code text not null,
            severity text not null,
            field text,
            expected text,
            found text,
            template text not null,
            args text not null,
            reading_id bigint,
            primary key (taxpayer_id, invoice_id, finding_no)
            """
        );
}
