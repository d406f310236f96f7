using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Invoices;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Tests.Storage;

/// <summary>How SQLite means to find the first page of a list.</summary>
internal static class QueryPlan
{
    public static async Task<List<string>> Of(Database db, IQueryable<InvoiceRecord> query, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        await using var command = InvoicePaging.Slice(query, InvoiceOrder.Newest, place: null, 51).CreateDbCommand();
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
