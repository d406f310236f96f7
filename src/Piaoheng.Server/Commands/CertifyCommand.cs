using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Piaoheng.Connectors;
using Piaoheng.Connectors.Certification;
using Piaoheng.Formats;
using Piaoheng.Server.Platform.Certificates;
using Piaoheng.Server.Platform.Home;
using Piaoheng.Server.Platform.Worker;

namespace Piaoheng.Server.Commands;

/// <summary><c>piaoheng certify</c>: 兼容性测试 of a connector against the simulator, with a dated certificate.</summary>
internal static class CertifyCommand
{
    public static Command Create()
    {
        var connector = new Option<string>("--connector")
        {
            Description = $"渠道：{string.Join('、', ConnectorCatalogue.All.Select(kind => kind.Id))}",
            Required = true,
        };
        var url = new Option<Uri?>("--url")
        {
            Description = "正在运行的模拟税局地址；不写则临时启动一个",
            CustomParser = ParseAddress,
        };
        var json = new Option<bool>("--json") { Description = "输出证书 JSON" };
        var command = new Command("certify", "兼容性测试：对模拟税局逐项测试一个渠道，写出证书") { connector, url, json };
        command.SetAction(
            (parse, ct) =>
                Run(parse.GetValue(connector)!, parse.GetValue(url), parse.GetValue(json), parse.GetValue(SharedOptions.Home), ct)
        );
        return command;
    }

    private static Uri? ParseAddress(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "http", IsLoopback: true })
        {
            return address;
        }

        result.AddError($"“{text}”不是本机模拟税局的地址，写法如 http://127.0.0.1:8787");
        return null;
    }

    private static async Task<int> Run(string connector, Uri? url, bool asJson, string? home, CancellationToken ct)
    {
        if (ConnectorCatalogue.Find(connector) is not { } kind)
        {
            await Console.Error.WriteLineAsync(
                $"没有渠道 {connector}；有：{string.Join('、', ConnectorCatalogue.All.Select(each => each.Id))}"
            );
            return ExitCode.Usage;
        }

        if (url is not null)
        {
            return await Certify(kind, url, asJson, home, ct);
        }

        if (SimulatorProcess.Find() is not { } path)
        {
            await Console.Error.WriteLineAsync(SimulatorProcess.NotThere);
            return ExitCode.Environment;
        }

        using var process = SimulatorProcess.Start(path, ["--port", "0"], isRead: true);
        try
        {
            if (await SimulatorProcess.Address(process, ct) is { } address)
            {
                return await Certify(kind, address, asJson, home, ct);
            }

            await Console.Error.WriteLineAsync("模拟税局没有启动成功，测试没有进行");
            return ExitCode.Environment;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private static async Task<int> Certify(ConnectorKind kind, Uri address, bool asJson, string? home, CancellationToken ct)
    {
        Certificate certificate;
        try
        {
            // Files from outside are opened in the worker process here too.
            await using var reader = new WorkerPool();
            certificate = await new Certifier(PolicyFolder.Load(PolicyFolder.Shipped), TimeProvider.System, reader).Run(
                kind,
                address,
                new Shown(),
                ct
            );
        }
        catch (HttpRequestException)
        {
            await Console.Error.WriteLineAsync($"{address} 不是正在运行的模拟税局，测试没有进行");
            return ExitCode.Environment;
        }

        var path = new CertificateShelf(HomeFolder.Open(home)).Add(certificate);
        if (asJson)
        {
            await Console.Out.WriteLineAsync(certificate.ToJson());
        }
        else
        {
            var counts = string.Create(
                CultureInfo.InvariantCulture,
                $"{certificate.Passed} 项通过，{certificate.Failed} 项未通过，{certificate.NotApplicable.Count} 种故障不适用"
            );
            await Console.Out.WriteLineAsync(
                $"{kind.ChineseName} {kind.Version}：{certificate.Statement}\n{counts}\n证书：{path}"
            );
        }

        return certificate.Failed == 0 ? ExitCode.Fine : ExitCode.Findings;
    }

    /// <summary>Says each case as it is done, at once and in order.</summary>
    private sealed class Shown : IProgress<CertifiedCase>
    {
        public void Report(CertifiedCase value)
        {
            var fault = value.Switch.Length == 0 ? "正常" : value.Switch;
            Console.Error.WriteLine(
                $"{(value.IsPass ? "通过" : "未通过")}  {fault}  {value.Capability}：{value.Expected}；{value.Seen}"
            );
        }
    }
}
