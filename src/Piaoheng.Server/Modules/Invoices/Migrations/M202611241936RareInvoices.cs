using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Invoices.Migrations;

/// <summary>Lists of what is rare: an ordinary invoice stands in none of these indexes but the last two, so they cost nothing when it is stored.</summary>
/// <remarks>SQLite takes such an index only where a query states its condition in the same words; a test compares them.</remarks>
[Migration(202611241936)]
public sealed class M202611241936RareInvoices : SchemaMigration
{
    public override void Up()
    {
        Index("reversed", "red_state in ('full', 'partial', 'locked')");
        Index("red_invoice", "red_of is not null or total_fen < 0");
        Index("voided", "void_state = 'voided'");
        Index("risk", "risk_state not in ('normal', 'unknown')");
        Index("error", "severity in ('error', 'block')");
        Index("overused", "used_fen > total_fen and total_fen > 0");
        CreateIndex("ix_invoice_stranger", "invoice (taxpayer_id, invoice_id) where not names_us");
        CreateIndex("ix_invoice_paper_number", "invoice (taxpayer_id, paper_number) where paper_number is not null");
        CreateIndex("ix_invoice_coded_number", "invoice (taxpayer_id, number) where code <> ''");
        // The two in which every invoice stands: people search by 金额 and 税额 all day. 价税合计 has its index already.
        CreateIndex("ix_invoice_amount_ex_tax", "invoice (taxpayer_id, amount_fen)");
        CreateIndex("ix_invoice_tax", "invoice (taxpayer_id, tax_fen)");
    }

    private void Index(string what, string condition) =>
        CreateIndex($"ix_invoice_{what}", $"invoice (taxpayer_id, issue_date, invoice_id) where {condition}");
}
