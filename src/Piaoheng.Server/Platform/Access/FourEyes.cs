using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Piaoheng.Server.Platform.Outcomes;

namespace Piaoheng.Server.Platform.Access;

/// <summary>录入与复核分离: who made something never checks it, and what is checked is what was shown.</summary>
/// <remarks>
/// People are told apart by their accounts, never by roles or names: a right lent, another role or an API key of the same person changes
/// nothing. Every slice that approves asks here, once for each record of a bulk action.
/// </remarks>
public static class FourEyes
{
    private static readonly RefusalText Own = new("ACC-60", "这是您自己录入或修改的，须由另一人复核");
    private static readonly RefusalText NoPerson = new("ACC-61", "复核须由本人登录后进行，接口密钥和命令行不能代替");
    private static readonly RefusalText Changed = new("ACC-62", "内容在您查看之后有改动，请重新查看后再复核");

    /// <summary>Whether somebody may approve something; null when they may.</summary>
    /// <param name="checker">Who wants to approve.</param>
    /// <param name="makers">The accounts that made or changed it since it was approved last.</param>
    /// <param name="shown">Hash of what the checker was shown (<see cref="HashOf"/>), as the form sends it back.</param>
    /// <param name="present">Hash of what stands there now.</param>
    public static Refusal? Check(Actor checker, IEnumerable<long> makers, string shown, string present)
    {
        if (!checker.IsSignedIn || checker.IsByKey)
        {
            return Refusal.WrongState(NoPerson);
        }

        if (makers.Contains(checker.UserId))
        {
            return Refusal.WrongState(Own);
        }

        return string.Equals(shown, present, StringComparison.Ordinal) ? null : Refusal.Conflict(Changed);
    }

    /// <summary>SHA-256 of what is shown for approval: every value with its length, so that none can slide into its neighbour.</summary>
    public static string HashOf(params IEnumerable<string?> values)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var value in values)
        {
            var bytes = Encoding.UTF8.GetBytes(value ?? "");
            BinaryPrimitives.WriteInt32BigEndian(length, value is null ? -1 : bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
