using System.Text;
using Piaoheng.Fuzz;
using SharpFuzz;

// piaoheng-fuzz seeds FOLDER     writes the first inputs of every reader
// piaoheng-fuzz READER           reads inputs under afl-fuzz
// piaoheng-fuzz READER FILE…     reads files and says what each did
Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
if (args is ["seeds", var folder])
{
    Seeds.Write(folder);
    return 0;
}

if (args is [var name, ..] && FuzzTargets.All.TryGetValue(name, out var target))
{
    if (args.Length == 1)
    {
        Fuzzer.OutOfProcess.Run(stream => target(FuzzTargets.Whole(stream)));
        return 0;
    }

    foreach (var path in args[1..])
    {
        Console.WriteLine(path);
        target(await File.ReadAllBytesAsync(path));
    }

    return 0;
}

Console.Error.WriteLine($"usage: piaoheng-fuzz seeds FOLDER | {string.Join('|', FuzzTargets.All.Keys)} [FILE…]");
return 2;
