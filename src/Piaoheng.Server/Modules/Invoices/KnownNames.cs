using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>Names by tax number. What was itself recognised or typed proves no name: a character misread once would be misread again.</summary>
internal sealed class KnownNames(Database db, IParties parties, ITaxpayers taxpayers) : IKnownNames
{
    private static readonly string[] Certain =
    [
        SourceId.SignedXml,
        SourceId.Xml,
        SourceId.Xbrl,
        SourceId.OfdAttachment,
        SourceId.OfdData,
        SourceId.OfdTag,
        SourceId.OfdText,
        SourceId.PdfText,
        SourceId.Confirmed,
    ];

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, string>> Find(
        long taxpayerId,
        IReadOnlyCollection<string> taxIds,
        CancellationToken cancellation
    )
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var taxId in taxIds.Distinct(StringComparer.Ordinal))
        {
            var name =
                (await taxpayers.FindByNumber(taxId, cancellation))?.Name ?? await OfParty(taxpayerId, taxId, cancellation);
            if (name is { Length: > 0 })
            {
                names[taxId] = name;
            }
        }

        return names;
    }

    private async Task<string?> OfParty(long taxpayerId, string taxId, CancellationToken cancellation)
    {
        var stated = new List<long>();
        foreach (var partyId in await parties.OfNumber(taxpayerId, taxId, cancellation))
        {
            var isStated = await db.Rows<InvoiceRecord>()
                .AnyAsync(
                    invoice =>
                        invoice.TaxpayerId == taxpayerId && invoice.CounterpartyId == partyId && Certain.Contains(invoice.Source),
                    cancellation
                );
            if (isStated)
            {
                stated.Add(partyId);
            }
        }

        return stated is [var only] ? (await parties.Read(taxpayerId, [only], cancellation))[only].Name : null;
    }
}
