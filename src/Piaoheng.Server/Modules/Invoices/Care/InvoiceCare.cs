using Piaoheng.Server.Modules.Trash.Contracts;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Invoices.Care;

/// <summary>What people did with one invoice.</summary>
/// <param name="Notes">记事, oldest first.</param>
/// <param name="Tags">标签 on it.</param>
/// <param name="AllTags">标签 of the taxpayer.</param>
/// <param name="Trash">Why it is in the 回收站; null when it is not.</param>
internal sealed record InvoiceCare(
    IReadOnlyList<InvoiceNoteRecord> Notes,
    IReadOnlyList<TagRecord> Tags,
    IReadOnlyList<TagRecord> AllTags,
    TrashMark? Trash
)
{
    public static async Task<InvoiceCare> Read(Database db, InvoiceRecord invoice, CancellationToken cancellation)
    {
        var (taxpayer, id) = (invoice.TaxpayerId, invoice.InvoiceId);
        return new InvoiceCare(
            await NoteInvoice.Of(db, taxpayer, id, cancellation),
            await TagInvoice.Of(db, taxpayer, id, cancellation),
            await TagInvoice.All(db, taxpayer, cancellation),
            invoice.IsTrashed ? await TrashInvoice.MarkOf(db, taxpayer, id, cancellation) : null
        );
    }
}
