using System.Text;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Piaoheng.AuditVerifier;

/// <summary>签名文本: a text, an empty line, and the signature below it.</summary>
/// <remarks>C2SP <c>signed-note</c>, as transparency logs sign their checkpoints; see docs/standards.md.</remarks>
public static class SignedNote
{
    private const string Mark = "— ";

    /// <summary>Signs a text that ends with a line break.</summary>
    public static string Sign(string text, SigningKey key)
    {
        var verifier = key.Verifier;
        var signature = key.Sign(Encoding.UTF8.GetBytes(text));
        return $"{text}\n{Mark}{verifier.Name} {Convert.ToBase64String([.. verifier.Hash, .. signature])}\n";
    }

    /// <summary>The text, where it is signed by the key; null otherwise.</summary>
    public static string? Open(string note, VerifierKey key)
    {
        var end = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return null;
        }

        var text = note[..(end + 1)];
        return note[(end + 2)..].Split('\n').Any(line => IsSignature(line, text, key)) ? text : null;
    }

    private static bool IsSignature(string line, string text, VerifierKey key)
    {
        var start = $"{Mark}{key.Name} ";
        if (!line.StartsWith(start, StringComparison.Ordinal))
        {
            return false;
        }

        var bytes = new byte[4 + Ed25519.SignatureSize];
        if (!Convert.TryFromBase64String(line[start.Length..], bytes, out var length) || length != bytes.Length)
        {
            return false;
        }

        var content = Encoding.UTF8.GetBytes(text);
        return bytes.AsSpan(0, 4).SequenceEqual(key.Hash)
            && Ed25519.Verify(bytes, 4, key.PublicKey, 0, content, 0, content.Length);
    }
}
