using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Security;

namespace Piaoheng.BureauSimulator.Leqi;

/// <summary>专线报文, the bureau's end. Written apart from the product's, so that an error in one is not mirrored in the other.</summary>
internal static class SimulatedLine
{
    /// <summary>The question; null when it cannot be opened.</summary>
    public static JsonObject? Open(string body)
    {
        try
        {
            var plain = Cipher(forEncryption: false).DoFinal(Convert.FromBase64String(body));
            return JsonNode.Parse(Encoding.UTF8.GetString(plain)) as JsonObject;
        }
        catch (Exception exception) when (exception is FormatException or CryptoException or System.Text.Json.JsonException)
        {
            return null;
        }
    }

    /// <summary>An answer with data.</summary>
    public static string Data(long call, JsonObject data)
    {
        var plain = Encoding.UTF8.GetBytes(data.ToJsonString());
        return Wrap(call, "Data", JsonValue.Create(Convert.ToBase64String(Cipher(forEncryption: true).DoFinal(plain))));
    }

    /// <summary>An answer with an error.</summary>
    public static string Error(long call, string code, string message) =>
        Wrap(call, "Error", new JsonObject { ["Code"] = code, ["Message"] = message });

    /// <summary>gzip + Base64.</summary>
    public static string Pack(JsonNode node)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(node.ToJsonString()));
        }

        return Convert.ToBase64String(bytes.ToArray());
    }

    private static string Wrap(long call, string name, JsonNode content)
    {
        var response = new JsonObject
        {
            ["RequestId"] = call.ToString("x16", System.Globalization.CultureInfo.InvariantCulture),
            [name] = content,
        };
        var inner = new JsonObject { ["Response"] = response };
        return new JsonObject { ["httpStatusCode"] = "200", ["body"] = inner.ToJsonString() }.ToJsonString();
    }

    private static IBufferedCipher Cipher(bool forEncryption)
    {
        var cipher = CipherUtilities.GetCipher("SM4/ECB/PKCS7PADDING");
        cipher.Init(forEncryption, ParameterUtilities.CreateKeyParameter("SM4", Convert.FromHexString(SimulatorOptions.Key)));
        return cipher;
    }
}
