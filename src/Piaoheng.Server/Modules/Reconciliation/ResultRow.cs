using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Core.Reconciliation.ByHand;

namespace Piaoheng.Server.Modules.Reconciliation;

/// <summary>Makes the stored row of a result.</summary>
internal static class ResultRow
{
    public static DifferenceRecord Of(RunRecord run, int number, ReconciliationResult result)
    {
        var face = (result.Ours ?? result.Theirs)?.Face;
        var direction = result.Ours?.Direction ?? result.Theirs?.Direction;
        var (ours, theirs) = (GroupEvidence.Of(result.Ours), GroupEvidence.Of(result.Theirs));
        return new DifferenceRecord
        {
            TaxpayerId = run.TaxpayerId,
            RunNo = run.RunNo,
            ResultNo = number,
            Kind = DifferenceWords.Of(result.Kind),
            Subject = $"{DifferenceWords.Of(result.Kind)}|{result.Ours?.Handle}|{result.Theirs?.Handle}",
            Evidence = Evidence(result, ours, theirs),
            Code = face?.InvoiceCode ?? "",
            Number = face?.InvoiceNumber ?? "",
            IssueDate = face?.IssueDate,
            Counterparty = CounterpartyOf(direction, result.Ours?.Face) ?? CounterpartyOf(direction, result.Theirs?.Face),
            OursFen = result.Ours?.Face.TotalInclTax?.Value.Fen,
            TheirsFen = result.Theirs?.Face.TotalInclTax?.Value.Fen,
            OursKey = result.Ours?.Handle ?? "",
            TheirsKey = result.Theirs?.Handle ?? "",
            OursEvidence = ours,
            TheirsEvidence = theirs,
            Body = Body(result),
        };
    }

    // 对方单位 as one side states it: by name, else by tax number.
    private static string? CounterpartyOf(Direction? direction, InvoiceRecord? face) =>
        face is null ? null
        : direction == Direction.Out ? Stated(face.BuyerName) ?? Stated(face.BuyerTaxId)
        : Stated(face.SellerName) ?? Stated(face.SellerTaxId);

    private static string? Stated(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    // What both sides say and what differs; not the sentence, which may name how far today's data reaches.
    private static string Evidence(ReconciliationResult result, string ours, string theirs)
    {
        var text = new StringBuilder(DifferenceWords.Of(result.Kind)).Append('|').Append(ours).Append('|').Append(theirs);
        foreach (var field in result.Fields)
        {
            text.Append('|').Append(field.Field).Append('=').Append(field.Ours).Append('/').Append(field.Theirs);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }

    private static string Body(ReconciliationResult result)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, ReadingJson.Compact))
        {
            ReconciliationJson.Write(writer, result);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
