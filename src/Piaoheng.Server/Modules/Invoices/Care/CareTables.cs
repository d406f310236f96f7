using Microsoft.EntityFrameworkCore;

namespace Piaoheng.Server.Modules.Invoices.Care;

/// <summary>Tables of what people do with invoices.</summary>
internal static class CareTables
{
    public static void Add(ModelBuilder model)
    {
        model.Entity<OriginalBringerRecord>(table =>
        {
            table.ToTable("original_bringer");
            table.HasKey(own => new
            {
                own.TaxpayerId,
                own.UserId,
                own.OriginalId,
            });
        });
        model.Entity<InvoiceTrashRecord>(table =>
        {
            table.ToTable("invoice_trash");
            table.HasKey(mark => new { mark.TaxpayerId, mark.InvoiceId });
        });
        model.Entity<InvoiceNoteRecord>(table =>
        {
            table.ToTable("invoice_note");
            table.HasKey(note => new { note.TaxpayerId, note.NoteId });
        });
        model.Entity<TagRecord>(table =>
        {
            table.ToTable("tag");
            table.HasKey(tag => new { tag.TaxpayerId, tag.TagId });
        });
        model.Entity<InvoiceTagRecord>(table =>
        {
            table.ToTable("invoice_tag");
            table.HasKey(tag => new
            {
                tag.TaxpayerId,
                tag.InvoiceId,
                tag.TagId,
            });
        });
    }
}
