namespace Piaoheng.Connectors.FileExchange;

/// <summary>发票文件夹: a folder into which people, scanners and other programs put invoices; taken by the same hand as 导出文件.</summary>
public sealed class WatchFolderKind : ConnectorKind
{
    /// <summary>Id.</summary>
    public const string KindId = "watch-folder";

    /// <inheritdoc />
    public override string Id => KindId;

    /// <inheritdoc />
    public override string ChineseName => "发票文件夹";

    /// <inheritdoc />
    public override string Version => "1.0";

    /// <inheritdoc />
    public override string Notice =>
        "收取放进文件夹的发票文件：XML、OFD、PDF、图片、ZIP 都可以，扫描仪和共享盘可以直接存到这里；不与税局相连";

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
