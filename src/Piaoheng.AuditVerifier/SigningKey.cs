using System.Security.Cryptography;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Piaoheng.AuditVerifier;

/// <summary>签名私钥 of the installation.</summary>
/// <param name="name">Name of the signer.</param>
/// <param name="seed">The secret, 32 bytes.</param>
public sealed class SigningKey(string name, byte[] seed)
{
    /// <summary>A new key.</summary>
    public static byte[] NewSeed() => RandomNumberGenerator.GetBytes(Ed25519.SecretKeySize);

    /// <summary>What its signatures are checked by.</summary>
    public VerifierKey Verifier
    {
        get
        {
            var key = new byte[Ed25519.PublicKeySize];
            Ed25519.GeneratePublicKey(seed, 0, key, 0);
            return new VerifierKey(name, key);
        }
    }

    /// <summary>Signs bytes.</summary>
    public byte[] Sign(byte[] content)
    {
        var signature = new byte[Ed25519.SignatureSize];
        Ed25519.Sign(seed, 0, content, 0, content.Length, signature, 0);
        return signature;
    }
}
