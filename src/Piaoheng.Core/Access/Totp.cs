using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Piaoheng.Core.Access;

/// <summary>动态口令: the six digits that an authenticator shows for half a minute.</summary>
/// <remarks>RFC 6238 with SHA-1, six digits and 30 seconds, which every authenticator knows.</remarks>
public static class Totp
{
    /// <summary>Bytes of a new secret.</summary>
    public const int SecretLength = 20;

    private const int StepSeconds = 30;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The step of a moment.</summary>
    public static long StepOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The digits of a step.</summary>
    public static string Code(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // Prescribed by RFC 6238; the strength of the hash does not matter here.
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var offset = hash[^1] & 0xF;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[offset..]) & 0x7FFF_FFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose digits these are: the present one, or one before or after it for clocks that differ; null when none.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="code">The digits.</param>
    /// <param name="now">The moment.</param>
    /// <param name="lastUsed">Step used last: no digits are taken twice.</param>
    public static long? Match(ReadOnlySpan<byte> secret, string code, DateTimeOffset now, long lastUsed)
    {
        var given = Encoding.ASCII.GetBytes(code);
        long? match = null;
        // All three are computed, whichever fits.
        for (var step = StepOf(now) - 1; step <= StepOf(now) + 1; step++)
        {
            var fits = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(secret, step)), given);
            match = fits && step > lastUsed ? step : match;
        }

        return match;
    }

    /// <summary>A secret as authenticators take it: Base32.</summary>
    public static string ToText(ReadOnlySpan<byte> secret)
    {
        var text = new StringBuilder();
        var (bits, count) = (0, 0);
        foreach (var each in secret)
        {
            (bits, count) = ((bits << 8) | each, count + 8);
            while (count >= 5)
            {
                count -= 5;
                text.Append(Alphabet[(bits >> count) & 31]);
                bits &= (1 << count) - 1;
            }
        }

        if (count > 0)
        {
            text.Append(Alphabet[(bits << (5 - count)) & 31]);
        }

        return text.ToString();
    }
}
