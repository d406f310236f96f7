using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Invoices;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Tests.Storage;

/// <summary>How SQLite means to find what is asked for.</summary>
internal static class QueryPlan
{
    /// <summary>The first page of a list.</summary>
    public static Task<List<string>> OfPage(Database db, IQueryable<InvoiceRecord> query, CancellationToken cancellation) =>
        Of(db, InvoicePaging.Slice(query, InvoiceOrder.Newest, place: null, 51), cancellation);

    /// <summary>A query as it stands.</summary>
    public static async Task<List<string>> Of<T>(Database db, IQueryable<T> query, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        await using var command = query.CreateDbCommand();
#pragma warning disable CA2100 // The text is that of the query itself.
        command.CommandText = "explain query plan " + command.CommandText;
#pragma warning restore CA2100
        var steps = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            steps.Add(reader.GetString(3));
        }

        return steps;
    }
}
