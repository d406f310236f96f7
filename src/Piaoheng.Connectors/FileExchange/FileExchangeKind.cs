namespace Piaoheng.Connectors.FileExchange;

/// <summary>导出文件: a folder into which a person puts what was exported at the bureau.</summary>
public sealed class FileExchangeKind : ConnectorKind
{
    /// <summary>Id.</summary>
    public const string KindId = "file-exchange";

    /// <inheritdoc />
    public override string Id => KindId;

    /// <inheritdoc />
    public override string ChineseName => "导出文件";

    /// <inheritdoc />
    public override string Version => "1.0";

    /// <inheritdoc />
    public override string Notice =>
        "收取在电子税务局导出后放进文件夹的清单；不设文件夹时直接在网页导入，结果一样。对模拟税局测试，未对真实税局测试";

    /// <inheritdoc />
    public override Capabilities Capabilities => Capabilities.Files;

    /// <inheritdoc />
    public override bool NeedsAddress => false;

    /// <inheritdoc />
    public override IReadOnlyList<SettingField> Fields => FileExchangeConnector.Fields;

    /// <inheritdoc />
    public override IBureauConnector Create(ConnectorSettings settings, ConnectorTools tools) =>
        FileExchangeConnector.Create(KindId, settings, tools);
}
