using Piaoheng.Connectors.Certification;
using Piaoheng.Connectors.Outbound;
using Piaoheng.Connectors.Verification;
using Piaoheng.Formats;

namespace Piaoheng.Connectors.Tests;

/// <summary>The contract of every connector that is found, against the simulator over HTTP.</summary>
public sealed class ContractTests(RunningSimulator simulator) : IClassFixture<RunningSimulator>
{
    public static TheoryData<string> Connectors => [.. ConnectorCatalogue.All.Select(kind => kind.Id)];

    [Fact]
    public void Connectors_are_found_and_have_ids_of_their_own()
    {
        Assert.NotEmpty(ConnectorCatalogue.All);
        Assert.Distinct(ConnectorCatalogue.All.Select(kind => kind.Id));
    }

    [Theory]
    [MemberData(nameof(Connectors))]
    public void It_declares_what_it_implements(string id)
    {
        var kind = ConnectorCatalogue.Find(id)!;
        Assert.Equal(CapabilityTable.Of(Made(kind).GetType()), kind.Capabilities);
    }

    [Theory]
    [MemberData(nameof(Connectors))]
    public void It_says_what_it_was_built_from_and_tested_against(string id)
    {
        var kind = ConnectorCatalogue.Find(id)!;
        if (kind.Notice.Contains("不与税局相连", StringComparison.Ordinal))
        {
            // A folder for invoices of any origin has no bureau to be tested against.
            Assert.Equal(Capabilities.Files, kind.Capabilities);
            Assert.False(kind.NeedsAddress);
        }
        else
        {
            Assert.Contains("对模拟税局测试", kind.Notice, StringComparison.Ordinal);
            Assert.Contains("未对真实", kind.Notice, StringComparison.Ordinal);
        }

        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}{2}", kind.ChineseName);
    }

    [Theory]
    [MemberData(nameof(Connectors))]
    public void Without_its_required_settings_it_is_refused(string id)
    {
        var kind = ConnectorCatalogue.Find(id)!;
        var failure = Assert.Throws<ConnectorException>(() =>
            kind.Create(new ConnectorSettings(simulator.Address, new Dictionary<string, string>()), Tools())
        );
        Assert.Equal(Failure.Refused, failure.Failure);
    }

    [Theory]
    [MemberData(nameof(Connectors))]
    public async Task It_meets_every_fault_that_applies_to_it(string id)
    {
        var certifier = new Certifier(ShippedPolicy.Pack, TimeProvider.System, new FormatCatalogue(ShippedPolicy.Pack));
        var certificate = await certifier.Run(
            ConnectorCatalogue.Find(id)!,
            simulator.Address,
            progress: null,
            TestContext.Current.CancellationToken
        );
        Assert.Empty(
            certificate.Cases.Where(each => !each.IsPass).Select(each => $"{each.Switch}: {each.Expected} / {each.Seen}")
        );
        Assert.EndsWith("未对真实税局测试", certificate.Statement, StringComparison.Ordinal);
        var judged = certificate.Cases.Select(each => each.Fault).Concat(certificate.NotApplicable.Select(fault => fault.Fault));
        Assert.Contains("S19", judged);
        Assert.Equal(certificate.Passed, Certificate.Parse(certificate.ToJson())!.Cases.Count);
    }

    private IBureauConnector Made(ConnectorKind kind) =>
        kind.Create(
            new ConnectorSettings(
                simulator.Address,
                new Dictionary<string, string>
                {
                    ["key"] = BureauSimulator.SimulatorOptions.Key,
                    ["token"] = BureauSimulator.SimulatorOptions.Token,
                    ["folder"] = Path.GetTempPath(),
                }
            ),
            Tools()
        );

    private ConnectorTools Tools() =>
        new(
            new OutboundClient(
                OutboundRules.For(simulator.Address),
                new RateGovernor(ShippedPolicy.Pack, TimeProvider.System, new MemoryCallLedger()),
                TimeProvider.System
            ),
            ShippedPolicy.Pack,
            TimeProvider.System,
            new MemoryVerifiedAnswers()
        );
}
