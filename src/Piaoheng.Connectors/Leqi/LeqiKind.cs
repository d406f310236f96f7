namespace Piaoheng.Connectors.Leqi;

/// <summary>乐企: the licensed line between a company's own system and the bureau.</summary>
public sealed class LeqiKind : ConnectorKind
{
    /// <inheritdoc />
    public override string Id => LeqiServices.Gateway;

    /// <inheritdoc />
    public override string ChineseName => "乐企";

    /// <inheritdoc />
    public override string Version => "1.1";

    /// <inheritdoc />
    public override string Notice => "依据公开资料实现，对模拟税局测试，未对真实乐企专线测试";

    /// <inheritdoc />
    public override Capabilities Capabilities =>
        Capabilities.Lists
        | Capabilities.SingleInvoice
        | Capabilities.Usage
        | Capabilities.Uploads
        | Capabilities.MonthlyTotals
        | Capabilities.RedConfirmations
        | Capabilities.Deductions;

    /// <inheritdoc />
    public override IReadOnlyList<SettingField> Fields { get; } =
    [
        new(LeqiSettings.KeyName, "SM4 密钥（32 位十六进制或 16 个字符）", IsSecret: true, IsRequired: true),
        new(LeqiSettings.SignatureName, "访问签名", IsSecret: true, IsRequired: false),
        new(LeqiSettings.PlatformName, "接入单位平台编号", IsSecret: false, IsRequired: false),
        new(LeqiSettings.UserPlatformName, "使用单位平台编号", IsSecret: false, IsRequired: false),
        new(LeqiSettings.UseCaseName, "用例编码", IsSecret: false, IsRequired: false),
        new(LeqiSettings.BureauName, "省级税务机关代码（11 位）", IsSecret: false, IsRequired: false),
    ];

    /// <inheritdoc />
    public override IBureauConnector Create(ConnectorSettings settings, ConnectorTools tools) =>
        new LeqiConnector(LeqiSettings.Read(settings), tools);
}
