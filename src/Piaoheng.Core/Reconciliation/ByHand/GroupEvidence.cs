using System.Security.Cryptography;
using System.Text;
using Piaoheng.Core.Json;

namespace Piaoheng.Core.Reconciliation.ByHand;

/// <summary>判断依据: a hash of what a group says of its invoice; a decision about it holds as long as the hash stays the same.</summary>
/// <remarks>Numbers, date, amounts, parties and used sum. Not the files: the same invoice exported again is no news.</remarks>
public static class GroupEvidence
{
    /// <summary>The hash; empty for no group.</summary>
    public static string Of(RecordGroup? group)
    {
        if (group is null)
        {
            return "";
        }

        var face = group.Face;
        var text = new StringBuilder()
            .AppendJoin(',', group.Keys)
            .Append('|')
            .Append(group.Keys.Count == 0 ? face.InvoiceNumber : "")
            .Append('|')
            .Append(face.IssueDate is { } day ? ReadingJson.Day(day) : "");
        foreach (var amount in new[] { face.AmountExTax, face.TaxAmount, face.TotalInclTax })
        {
            text.Append('|').Append(amount?.ToString());
        }

        text.Append('|').Append(face.SellerTaxId).Append('|').Append(face.BuyerTaxId).Append('|').Append(group.Used?.ToString());
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }
}
