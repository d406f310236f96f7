using System.Globalization;
using System.Text;
using System.Text.Json;
using Piaoheng.Core.Json;
using Piaoheng.Server.Modules.Intake;
using Piaoheng.Server.Platform.Outcomes;

namespace Piaoheng.Server.Commands;

/// <summary>Says what became of each file, as lines for people or as JSON, and keeps the totals.</summary>
internal sealed class ImportReport(StreamWriter output, bool asJson, int expected)
{
    public static readonly RefusalText NoAccess = new("INT-14", "“{file}”无法打开，请检查是否被占用或没有读取权限");

    private readonly Dictionary<string, int> _totals = new(StringComparer.Ordinal)
    {
        [IntakeOutcome.Stored] = 0,
        [IntakeOutcome.Exists] = 0,
        [IntakeOutcome.Quarantined] = 0,
    };

    private int _files;
    private int _refused;
    private bool _diskIsFull;

    public async Task Write(string file, ImportedFile imported)
    {
        _files++;
        Count(imported);
        if (asJson)
        {
            await WriteJson(writer => WriteFile(writer, file, imported));
        }
        else
        {
            await output.WriteLineAsync(Line(file, imported));
            foreach (var member in imported.Members)
            {
                await output.WriteLineAsync("    " + Describe(member.File, member));
            }
        }

        await output.FlushAsync();
        if (!Console.IsErrorRedirected)
        {
            await Console.Error.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"\r{_files}/{expected} "));
        }
    }

    public async Task WriteTotals()
    {
        if (!Console.IsErrorRedirected)
        {
            await Console.Error.WriteAsync('\r');
        }

        if (asJson)
        {
            await WriteJson(WriteTotals);
        }
        else
        {
            var refused = _refused > 0 ? string.Create(CultureInfo.InvariantCulture, $"，未收下 {_refused}") : "";
            await output.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"共收到 {_totals.Values.Sum()} 个文件：已入库 {_totals[IntakeOutcome.Stored]}，已存在 {_totals[IntakeOutcome.Exists]}，待处理 {_totals[IntakeOutcome.Quarantined]}{refused}"
                )
            );
        }

        await output.FlushAsync();
    }

    public int ExitCode(int missing, int seriousInvoices)
    {
        if (_diskIsFull)
        {
            return Commands.ExitCode.Environment;
        }

        if (_totals[IntakeOutcome.Stored] + _totals[IntakeOutcome.Exists] == 0)
        {
            return Commands.ExitCode.NothingUsable;
        }

        return missing + _refused + _totals[IntakeOutcome.Quarantined] + seriousInvoices > 0
            ? Commands.ExitCode.Findings
            : Commands.ExitCode.Fine;
    }

    private void Count(ImportedFile imported)
    {
        if (imported.Item is not { } item)
        {
            _refused++;
            _diskIsFull |= imported.Refusal is { Kind: RefusalKind.StorageFull };
            return;
        }

        // An archive counts by its members, so that nothing is counted twice.
        foreach (var counted in imported.Members.Count > 0 ? imported.Members : [item])
        {
            _totals[counted.Outcome]++;
        }
    }

    private static string Line(string file, ImportedFile imported) =>
        imported.Item is { } item ? Describe(file, item) : $"未收下：{imported.Refusal!.Text.Render()}";

    private static string Describe(string file, IntakeItem item)
    {
        var text = new StringBuilder(item.OutcomeText).Append('：').Append(file);
        if (item.Kind is "workbook" or "archive")
        {
            text.Append(CultureInfo.InvariantCulture, $"（{item.Found} 条，新增 {item.Added} 条）");
        }

        foreach (var reason in item.Reasons)
        {
            text.Append("\n    [").Append(reason.Code).Append("] ").Append(reason.Text);
        }

        return text.ToString();
    }

    private static void WriteFile(Utf8JsonWriter writer, string file, ImportedFile imported)
    {
        writer.WriteStartObject();
        writer.WriteString("file", file);
        if (imported.Item is { } item)
        {
            WriteItem(writer, item);
            if (imported.Members.Count > 0)
            {
                writer.WriteStartArray("members");
                foreach (var member in imported.Members)
                {
                    writer.WriteStartObject();
                    writer.WriteString("file", member.File);
                    WriteItem(writer, member);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            }
        }
        else
        {
            writer.WriteString("outcome", "refused");
            WriteReasons(writer, [new IntakeReason(imported.Refusal!.Text.Code, imported.Refusal.Text.Render())]);
        }

        writer.WriteEndObject();
    }

    private static void WriteItem(Utf8JsonWriter writer, IntakeItem item)
    {
        writer.WriteString("item", item.Id);
        writer.WriteString("outcome", item.Outcome);
        writer.WriteString("kind", item.Kind);
        writer.WriteString("invoice", item.InvoiceId);
        writer.WriteNumber("found", item.Found);
        writer.WriteNumber("added", item.Added);
        WriteReasons(writer, item.Reasons);
    }

    private static void WriteReasons(Utf8JsonWriter writer, IReadOnlyList<IntakeReason> reasons)
    {
        writer.WriteStartArray("reasons");
        foreach (var reason in reasons)
        {
            writer.WriteStartObject();
            writer.WriteString("code", reason.Code);
            writer.WriteString("text", reason.Text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void WriteTotals(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("totals");
        writer.WriteNumber("received", _totals.Values.Sum());
        foreach (var (outcome, count) in _totals)
        {
            writer.WriteNumber(outcome, count);
        }

        writer.WriteNumber("refused", _refused);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private async Task WriteJson(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(bytes, ReadingJson.Compact))
        {
            write(writer);
        }

        await output.WriteLineAsync(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
    }
}
