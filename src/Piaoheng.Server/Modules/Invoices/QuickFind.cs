using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Text;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>Finds the invoices of a typed number or amount by one index each, instead of looking at every invoice.</summary>
public sealed class QuickFind(Database db, IKeySearch keys)
{
    private const int Few = 1_000;
    private readonly Dictionary<(long, string), IReadOnlyCollection<long>?> _notes = [];

    /// <summary>The invoices that have a 备注, in the words of their index.</summary>
    internal static Expression<Func<InvoiceRecord, bool>> HasNote { get; } =
        invoice => invoice.Remark != null && invoice.Remark != "";

    /// <summary>Invoices whose number ends or begins so, or whose 发票代码 and number together begin so.</summary>
    /// <returns>Null when they are so many that walking along the list meets them soon.</returns>
    public async Task<IReadOnlyCollection<long>?> Number(long taxpayerId, string digits, CancellationToken cancellation)
    {
        var all = All(taxpayerId);
        var named = await keys.StartingWith(taxpayerId, digits, Few + 1, cancellation);
        var (reversed, afterReversed) = Range(InvoiceSearch.Reversed(digits));
        var (first, afterFirst) = Range(digits);
        return await Union(
            [
                all.Where(row =>
                    string.Compare(row.NumberReversed, reversed) >= 0 && string.Compare(row.NumberReversed, afterReversed) < 0
                ),
                all.Where(row =>
                    row.Code != "" && string.Compare(row.Number, first) >= 0 && string.Compare(row.Number, afterFirst) < 0
                ),
                all.Where(row => row.PaperNumber != null && row.PaperNumber == digits),
            ],
            [.. named.Where(hit => hit.Side == Side.Ours).Select(hit => hit.InvoiceId)],
            cancellation
        );
    }

    /// <summary>Invoices with such a 金额, 税额 or 价税合计, in 分.</summary>
    /// <returns>Null when they are many.</returns>
    public Task<IReadOnlyCollection<long>?> Amount(long taxpayerId, long fen, CancellationToken cancellation)
    {
        var all = All(taxpayerId);
        return Union(
            [
                all.Where(row => row.OrderFen == fen && row.TotalFen == fen),
                all.Where(row => row.AmountFen == fen),
                all.Where(row => row.TaxFen == fen),
            ],
            [],
            cancellation
        );
    }

    /// <summary>Invoices whose 备注 holds the text, in whatever width or case; looked up once per page.</summary>
    /// <returns>Null when they are many.</returns>
    public async Task<IReadOnlyCollection<long>?> Note(long taxpayerId, string text, CancellationToken cancellation)
    {
        if (!_notes.TryGetValue((taxpayerId, text), out var found))
        {
            found = await Union([All(taxpayerId).Where(HasNote).Where(NoteHolds(text))], [], cancellation);
            _notes[(taxpayerId, text)] = found;
        }

        return found;
    }

    /// <summary>Condition that a 备注 holds the text in one of its spellings.</summary>
    internal static Expression<Func<InvoiceRecord, bool>> NoteHolds(string text) =>
        TextSearch.HoldsOneOf<InvoiceRecord>(SearchedText.Spellings(text), invoice => invoice.Remark!);

    private static async Task<IReadOnlyCollection<long>?> Union(
        IQueryable<InvoiceRecord>[] queries,
        IReadOnlyCollection<long> known,
        CancellationToken cancellation
    )
    {
        var ids = known.ToHashSet();
        foreach (var query in queries)
        {
            if (ids.Count <= Few)
            {
                ids.UnionWith(await query.Select(row => row.InvoiceId).Take(Few + 1).ToListAsync(cancellation));
            }
        }

        return ids.Count <= Few ? ids : null;
    }

    // Digits are followed by ':' in every order of characters: all texts that begin so stand between the two.
    private static (string From, string Before) Range(string digits) => (digits, digits + ":");

    private IQueryable<InvoiceRecord> All(long taxpayerId) => db.Rows<InvoiceRecord>().Where(row => row.TaxpayerId == taxpayerId);
}
