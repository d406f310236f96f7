using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Paddings;
using Org.BouncyCastle.Crypto.Parameters;

namespace Piaoheng.Connectors.Leqi;

/// <summary>SM4 (GB/T 32907-2016) in ECB mode with PKCS#7 padding, as the line asks for.</summary>
/// <remarks>ECB hides little; that is the bureau's choice. The secrecy of the line rests on TLS and the closed network.</remarks>
internal static class Sm4
{
    public static byte[] Encrypt(byte[] key, byte[] plain) => Run(key, plain, encrypt: true);

    /// <summary>The plain bytes; null when the key does not fit or the bytes are damaged.</summary>
    public static byte[]? Decrypt(byte[] key, byte[] sealedBytes)
    {
        try
        {
            return Run(key, sealedBytes, encrypt: false);
        }
        catch (CryptoException)
        {
            return null;
        }
    }

    private static byte[] Run(byte[] key, byte[] input, bool encrypt)
    {
        var cipher = new PaddedBufferedBlockCipher(new EcbBlockCipher(new SM4Engine()), new Pkcs7Padding());
        cipher.Init(encrypt, new KeyParameter(key));
        return cipher.DoFinal(input);
    }
}
