using Piaoheng.Connectors.Outbound;
using Piaoheng.Connectors.Verification;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Policy;

namespace Piaoheng.Connectors;

/// <summary>渠道种类: what a connector is before it is set up. One subclass in each connector's folder, found by type scan.</summary>
public abstract class ConnectorKind
{
    /// <summary>Stable id: <c>leqi</c>.</summary>
    public abstract string Id { get; }

    /// <summary>名称.</summary>
    public abstract string ChineseName { get; }

    /// <summary>Version of the connector; a certificate speaks of one version.</summary>
    public abstract string Version { get; }

    /// <summary>说明: what it is built from and what it was tested against. Shown wherever the channel is shown.</summary>
    public abstract string Notice { get; }

    /// <summary>能力.</summary>
    public abstract Capabilities Capabilities { get; }

    /// <summary>Whether it is reached by an address; otherwise its settings say where it looks.</summary>
    public virtual bool NeedsAddress => true;

    /// <summary>Settings besides the address.</summary>
    public abstract IReadOnlyList<SettingField> Fields { get; }

    /// <summary>A connector with these settings.</summary>
    /// <exception cref="ConnectorException">A setting is missing or malformed.</exception>
    public abstract IBureauConnector Create(ConnectorSettings settings, ConnectorTools tools);
}

/// <summary>设置项 of a channel.</summary>
/// <param name="Name">Name in code: <c>key</c>.</param>
/// <param name="ChineseName">名称.</param>
/// <param name="IsSecret">Whether it is never shown again.</param>
/// <param name="IsRequired">Whether the channel cannot work without it.</param>
public sealed record SettingField(string Name, string ChineseName, bool IsSecret, bool IsRequired);

/// <summary>渠道设置 of one taxpayer. Never printed: it holds secrets.</summary>
/// <param name="Address">地址.</param>
/// <param name="Values">Settings by name, secrets among them.</param>
public sealed record ConnectorSettings(Uri Address, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>A setting; empty when not set.</summary>
    public string this[string name] => Values.GetValueOrDefault(name, "");

    /// <summary>Only the address.</summary>
    public override string ToString() => Address.ToString();
}

/// <summary>What connectors work with.</summary>
/// <param name="Outbound">The one way out.</param>
/// <param name="Policy">Dated facts.</param>
/// <param name="Time">Clock.</param>
/// <param name="Verified">Kept answers of 查验.</param>
public sealed record ConnectorTools(OutboundClient Outbound, PolicyPack Policy, TimeProvider Time, IVerifiedAnswers Verified)
{
    /// <summary>Reads files: in the program the limited worker process; null where nobody reads any.</summary>
    public IDocumentReader? Reader { get; init; }
}
