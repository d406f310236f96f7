using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Piaoheng.AuditVerifier;

/// <summary>验证公钥: whose signature stands under the checkpoints. To be kept by somebody who does not run the program.</summary>
/// <remarks>Written as verifier keys of C2SP <c>signed-note</c>, so that other tools read it too: <c>name+hash+key</c>.</remarks>
/// <param name="Name">Name of the signer.</param>
/// <param name="PublicKey">Ed25519, 32 bytes.</param>
public sealed record VerifierKey(string Name, byte[] PublicKey)
{
    internal const byte Ed25519Kind = 1;

    /// <summary>First four bytes of the hash of name and key: which key a signature belongs to.</summary>
    public byte[] Hash => SHA256.HashData([.. Encoding.UTF8.GetBytes(Name), (byte)'\n', Ed25519Kind, .. PublicKey])[..4];

    /// <inheritdoc />
    public override string ToString() =>
        $"{Name}+{Convert.ToHexStringLower(Hash)}+{Convert.ToBase64String([Ed25519Kind, .. PublicKey])}";

    /// <summary>Reads a key; null when the text is none.</summary>
    public static VerifierKey? Parse(string text)
    {
        var parts = text.Trim().Split('+', 3);
        if (parts.Length != 3 || parts[0].Length == 0)
        {
            return null;
        }

        var bytes = new byte[Ed25519.PublicKeySize + 1];
        if (!Convert.TryFromBase64String(parts[2], bytes, out var length) || length != bytes.Length || bytes[0] != Ed25519Kind)
        {
            return null;
        }

        var key = new VerifierKey(parts[0], bytes[1..]);
        return string.Equals(parts[1], Convert.ToHexStringLower(key.Hash), StringComparison.OrdinalIgnoreCase) ? key : null;
    }
}
