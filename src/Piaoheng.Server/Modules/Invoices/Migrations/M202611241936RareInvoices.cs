using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Invoices.Migrations;

/// <summary>Lists of what is rare: an ordinary invoice stands in none of these indexes but the last, so they cost nothing when it is stored.</summary>
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
        // The one in which every invoice stands. 金额 is looked up in it; for 税额 it is read through, which takes a third of the
        // time of a second index when invoices are stored, and a quarter of a second at a million. 价税合计 has its own already.
        CreateIndex("ix_invoice_amounts", "invoice (taxpayer_id, amount_fen, tax_fen, invoice_id)");
    }

    private void Index(string what, string condition) =>
        CreateIndex($"ix_invoice_{what}", $"invoice (taxpayer_id, issue_date, invoice_id) where {condition}");
}
