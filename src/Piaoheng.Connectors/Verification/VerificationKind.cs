namespace Piaoheng.Connectors.Verification;

/// <summary>查验网关: a licensed gateway that passes the bureau's 查验 on.</summary>
public sealed class VerificationKind : ConnectorKind
{
    /// <summary>Name of the setting that chooses the vendor.</summary>
    public const string VendorName = "vendor";

    /// <summary>Name of the setting that holds the token.</summary>
    public const string TokenName = "token";

    /// <inheritdoc />
    public override string Id => "verification";

    /// <inheritdoc />
    public override string ChineseName => "查验网关";

    /// <inheritdoc />
    public override string Version => "1.0";

    /// <inheritdoc />
    public override string Notice => "依据公开资料实现，对模拟税局测试，未对真实网关测试";

    /// <inheritdoc />
    public override Capabilities Capabilities => Capabilities.Verification;

    /// <inheritdoc />
    public override IReadOnlyList<SettingField> Fields { get; } =
    [
        new(TokenName, "访问令牌（access_token）", IsSecret: true, IsRequired: true),
        new(
            VendorName,
            $"服务商（{string.Join('、', VendorCatalogue.All.Select(vendor => vendor.Gateway))}）",
            IsSecret: false,
            IsRequired: false
        ),
    ];

    /// <inheritdoc />
    public override IBureauConnector Create(ConnectorSettings settings, ConnectorTools tools)
    {
        var wanted = settings[VendorName].Trim();
        var vendor =
            VendorCatalogue.Find(wanted.Length == 0 ? BaiduVendor.Id : wanted)
            ?? throw new ConnectorException(Failure.Refused, ConnectorTexts.SettingMissing($"没有服务商 {wanted}"));
        return settings[TokenName].Trim().Length == 0
            ? throw new ConnectorException(Failure.Refused, ConnectorTexts.SettingMissing("访问令牌"))
            : new VerificationConnector(vendor, settings, tools);
    }
}
