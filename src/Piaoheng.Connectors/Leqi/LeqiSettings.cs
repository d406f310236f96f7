using System.Text;

namespace Piaoheng.Connectors.Leqi;

/// <summary>乐企 settings of one taxpayer. Never printed.</summary>
internal sealed class LeqiSettings
{
    public const string KeyName = "key";
    public const string SignatureName = "signature";
    public const string PlatformName = "platform";
    public const string UserPlatformName = "userPlatform";
    public const string UseCaseName = "useCase";
    public const string BureauName = "bureau";

    public required Uri Address { get; init; }

    /// <summary>16 bytes.</summary>
    public required byte[] Key { get; init; }

    /// <summary>访问签名.</summary>
    public required string Signature { get; init; }

    /// <summary>接入单位平台编号.</summary>
    public required string Platform { get; init; }

    /// <summary>使用单位平台编号.</summary>
    public required string UserPlatform { get; init; }

    /// <summary>用例编码.</summary>
    public required string UseCase { get; init; }

    /// <summary>省级税务机关代码.</summary>
    public required string Bureau { get; init; }

    public static LeqiSettings Read(ConnectorSettings settings) =>
        new()
        {
            Address = settings.Address,
            Key = KeyOf(settings[KeyName].Trim()),
            Signature = settings[SignatureName].Trim(),
            Platform = settings[PlatformName].Trim(),
            UserPlatform = settings[UserPlatformName].Trim(),
            UseCase = settings[UseCaseName].Trim(),
            Bureau = settings[BureauName].Trim(),
        };

    private static byte[] KeyOf(string text)
    {
        if (text.Length == 32 && text.All(char.IsAsciiHexDigit))
        {
            return Convert.FromHexString(text);
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        return bytes.Length == 16
            ? bytes
            : throw new ConnectorException(
                Failure.Refused,
                ConnectorTexts.SettingMissing("SM4 密钥应为 32 位十六进制或 16 个字符")
            );
    }
}
