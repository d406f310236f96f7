using System.Globalization;
using System.Text;
using Piaoheng.Bench.Codes;
using Piaoheng.Bench.Files;
using Piaoheng.Bench.Join;
using Piaoheng.Bench.Measuring;
using Piaoheng.Bench.Recognition;
using Piaoheng.Bench.Serving;
using Piaoheng.Bench.Storing;

Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

if (args is ["join-engine", var engine, var rows])
{
    JoinBench.RunEngine(engine, int.Parse(rows, CultureInfo.InvariantCulture));
    return 0;
}

var benches = new Dictionary<string, Func<Task>>(StringComparer.Ordinal)
{
    ["join"] = JoinBench.Run,
    ["read"] = ReadBench.Run,
    ["ocr"] = async () =>
    {
        await RecognitionSpeed.Run();
        await RecognitionAccuracy.Run();
    },
    ["workbook"] = WorkbookBench.Run,
    ["intake"] = IntakeBench.Run,
    ["store"] = IntakeBench.StoreStep,
    ["list"] = ListBench.Run,
    ["diagnose"] = DiagnoseBench.Run,
    ["causes"] = CausesBench.Run,
    ["qr"] = QrBench.Run,
    ["start"] = StartBench.Run,
    ["pages"] = PagesBench.Run,
};
string[] wanted = args is ["all"] ? [.. benches.Keys.Where(name => name != "store")] : args; // It is part of intake.
if (wanted.Length == 0 || Array.Exists(wanted, name => !benches.ContainsKey(name)))
{
    Console.Error.WriteLine($"usage: ./bench.sh {string.Join('|', benches.Keys)}|all");
    return 2;
}

Console.WriteLine(Machine.Describe());
foreach (var name in wanted)
{
    Console.WriteLine($"{name}:");
    await benches[name]();
}

return 0;
