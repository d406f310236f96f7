using System.Diagnostics;
using System.Reflection;
using Piaoheng.Connectors.Outbound;
using Piaoheng.Connectors.Verification;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Policy;

namespace Piaoheng.Connectors.Certification;

/// <summary>兼容性测试: runs every case that a connector's capabilities call for against a simulator.</summary>
public sealed class Certifier(PolicyPack policy, TimeProvider time, IDocumentReader? reader = null)
{
    // A call that never ends must not hold the whole run up.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Faults that a connector without the capability for them cannot meet.</summary>
    private static readonly (string Fault, Capabilities Needs, string Why)[] Elsewhere =
    [
        ("S4", Capabilities.RedConfirmations, "本渠道没有红字确认单能力"),
        ("S10", Capabilities.Lists, "本渠道没有异步清单任务"),
        ("S11", Capabilities.Lists | Capabilities.Verification, "本渠道不登录税局"),
        ("S12", Capabilities.Deductions, "本渠道没有批量勾选能力"),
        ("S18", Capabilities.Files, "本渠道不取导出文件；走样的文件由导入读取"),
        ("S19", Capabilities.Lists | Capabilities.Verification, "本渠道不发网络请求"),
    ];

    /// <summary>Runs.</summary>
    /// <param name="kind">The connector.</param>
    /// <param name="simulator">Address of the simulator.</param>
    /// <param name="progress">Told of each case.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="HttpRequestException">There is no simulator.</exception>
    public async Task<Certificate> Run(
        ConnectorKind kind,
        Uri simulator,
        IProgress<CertifiedCase>? progress,
        CancellationToken cancellation
    )
    {
        using var control = new SimulatorControl(simulator);
        var state = await control.State(cancellation);
        var truth = await control.Truth(state.Taxpayer, cancellation);
        var cases = new List<CertifiedCase>();
        foreach (var each in CasesFor(kind.Capabilities))
        {
            var done = await One(kind, simulator, (control, state, truth), each, cancellation);
            cases.Add(done);
            progress?.Report(done);
        }

        await control.Set("", cancellation);
        return new Certificate
        {
            Connector = kind.Id,
            ConnectorName = kind.ChineseName,
            ConnectorVersion = kind.Version,
            SimulatorVersion = state.Version,
            PolicyVersion = policy.Version,
            At = time.GetUtcNow(),
            Address = simulator.ToString(),
            Cases = cases,
            NotApplicable =
            [
                .. Elsewhere
                    .Where(fault => (kind.Capabilities & fault.Needs) == Capabilities.None)
                    .Select(fault => new NotApplicable(fault.Fault, fault.Why)),
            ],
        };
    }

    /// <summary>The cases that these capabilities call for.</summary>
    internal static IReadOnlyList<FaultCase> CasesFor(Capabilities capabilities) =>
        [
            .. typeof(Certifier)
                .Assembly.GetTypes()
                .Where(type => !type.IsInterface && type.IsAssignableTo(typeof(ICaseSource)))
                .OrderBy(type => type.Name, StringComparer.Ordinal)
                .SelectMany(type =>
                    (IEnumerable<FaultCase>)
                        type.GetProperty(nameof(ICaseSource.Cases), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!
                )
                .Where(each => capabilities.HasFlag(each.Capability)),
        ];

    private async Task<CertifiedCase> One(
        ConnectorKind kind,
        Uri simulator,
        (SimulatorControl Control, SimulatorState State, IReadOnlyList<TrueInvoice> Truth) ground,
        FaultCase each,
        CancellationToken cancellation
    )
    {
        await ground.Control.Set(each.Switch, cancellation);
        var rules = OutboundRules.For(simulator) with { Timeout = Patience, Attempts = 2, Pause = TimeSpan.FromMilliseconds(20) };
        using var outbound = new OutboundClient(rules, new RateGovernor(policy, time, new MemoryCallLedger()), time)
        {
            User = "兼容性测试",
        };
        var tools = new ConnectorTools(outbound, policy, time, new MemoryVerifiedAnswers()) { Reader = reader };
        var folder = Directory.CreateTempSubdirectory("piaoheng-certify").FullName;
        var values = new Dictionary<string, string>(ground.State.Values, StringComparer.Ordinal) { ["folder"] = folder };
        var connector = kind.Create(new ConnectorSettings(simulator, values), tools);
        var began = Stopwatch.GetTimestamp();
        var bench = new CaseBench(connector, ground.Control, ground.State, ground.Truth) { Folder = folder };
        var seen = await Judge(each, bench, cancellation);
        Directory.Delete(folder, recursive: true);
        return new CertifiedCase(
            each.Fault,
            each.Switch,
            string.Join('、', CapabilityTable.NamesOf(each.Capability)),
            each.Expected,
            seen.Seen,
            seen.IsPass,
            (int)Stopwatch.GetElapsedTime(began).TotalMilliseconds
        );
    }

    private static async Task<CaseSeen> Judge(FaultCase each, CaseBench bench, CancellationToken cancellation)
    {
        try
        {
            return await each.Run(bench, cancellation);
        }
        catch (ConnectorException failure)
        {
            return new CaseSeen(IsPass: false, $"{FailureWords.Of(failure.Failure)}：{failure.Said.Render()}");
        }
#pragma warning disable CA1031 // A connector that throws anything else breaks the contract: that is the finding.
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return new CaseSeen(IsPass: false, $"违反契约：{exception.GetType().Name}");
        }
    }
}
