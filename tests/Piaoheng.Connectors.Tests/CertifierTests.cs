using Piaoheng.Connectors.Certification;
using Piaoheng.Connectors.Leqi;

namespace Piaoheng.Connectors.Tests;

/// <summary>A certificate is given only for what was met.</summary>
public sealed class CertifierTests(RunningSimulator simulator) : IClassFixture<RunningSimulator>
{
    [Fact]
    public async Task A_connector_that_loses_a_row_is_not_certified()
    {
        var certificate = await new Certifier(ShippedPolicy.Pack, TimeProvider.System).Run(
            new LosingKind(),
            simulator.Address,
            progress: null,
            TestContext.Current.CancellationToken
        );
        Assert.True(certificate.Failed > 0);
        Assert.Contains("未通过", certificate.Statement, StringComparison.Ordinal);
        Assert.Contains(certificate.Cases, each => each is { Switch: "", IsPass: false });
    }

    [Fact]
    public async Task What_is_no_simulator_certifies_nothing()
    {
        var certifier = new Certifier(ShippedPolicy.Pack, TimeProvider.System);
        await Assert.ThrowsAsync<HttpRequestException>(() =>
            certifier.Run(new LeqiKind(), new Uri("http://127.0.0.1:9"), progress: null, TestContext.Current.CancellationToken)
        );
    }

    /// <summary>乐企, only that the first row of every package goes astray and nobody says how many there should be.</summary>
    private sealed class LosingKind : ConnectorKind
    {
        private readonly LeqiKind _real = new();

        public override string Id => "losing";

        public override string ChineseName => "丢行渠道";

        public override string Version => "0";

        public override string Notice => "测试";

        public override Capabilities Capabilities => Capabilities.Lists;

        public override IReadOnlyList<SettingField> Fields => _real.Fields;

        public override IBureauConnector Create(ConnectorSettings settings, ConnectorTools tools) =>
            new Losing((IListsInvoices)_real.Create(settings, tools));
    }

    private sealed class Losing(IListsInvoices real) : IListsInvoices
    {
        public string Id => "losing";

        public Task<ListTicket> Ask(ListWindow window, CancellationToken cancellation) => real.Ask(window, cancellation);

        public async Task<ListPart> Fetch(ListWindow window, string ticket, int part, CancellationToken cancellation)
        {
            var whole = await real.Fetch(window, ticket, part, cancellation);
            return whole with { Rows = [.. whole.Rows.Skip(1)], Stated = null };
        }
    }
}
