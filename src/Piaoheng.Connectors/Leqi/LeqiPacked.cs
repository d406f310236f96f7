using System.IO.Compression;
using System.Text.Json;

namespace Piaoheng.Connectors.Leqi;

/// <summary>gzip + Base64 fields: unpacked within a limit.</summary>
internal static class LeqiPacked
{
    public static JsonElement Open(string text, RawAnswer raw)
    {
        try
        {
            using var packed = new GZipStream(new MemoryStream(Convert.FromBase64String(text)), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            var buffer = new byte[1 << 15];
            int read;
            while ((read = packed.Read(buffer)) > 0)
            {
                if (plain.Length + read > ConnectorLimits.UnpackedBytes)
                {
                    throw new ConnectorException(Failure.Incompatible, ConnectorTexts.TooLarge()) { Raw = raw };
                }

                plain.Write(buffer, 0, read);
            }

            return LeqiLine.Parse(plain.ToArray(), raw);
        }
        catch (Exception exception) when (exception is FormatException or InvalidDataException)
        {
            throw LeqiLine.Malformed("压缩数据损坏", raw);
        }
    }
}
