using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Core.Reconciliation.Comparing;
using Piaoheng.Core.Reconciliation.Nearest;

namespace Piaoheng.Server.Commands;

/// <summary>Explanations as text: 「为什么没有对上」.</summary>
internal static class ExplanationText
{
    public static async Task WriteAsync(TextWriter output, IReadOnlyList<Explanation>? explained)
    {
        if (explained is null)
        {
            return;
        }

        if (explained.Count == 0)
        {
            await output.WriteLineAsync("两边都没有所问的号码");
        }

        foreach (var explanation in explained)
        {
            await WriteAsync(output, explanation);
        }
    }

    private static async Task WriteAsync(TextWriter output, Explanation explanation)
    {
        var (side, other) = explanation.Group.Side == Side.Ours ? ("账内", "税局") : ("税局", "账内");
        await output.WriteLineAsync();
        await output.WriteLineAsync($"{side} {explanation.Group.Label}");
        foreach (var result in explanation.Results)
        {
            await output.WriteLineAsync($"  {DifferenceWords.ChineseOf(result.Kind)}：{result.Reason.Render()}");
        }

        if (
            explanation.Results.Any(result =>
                result is { Ours: not null, Theirs: not null, Kind: not DifferenceKind.NumberSuspect }
            )
        )
        {
            return;
        }

        await output.WriteLineAsync(
            explanation.Candidates.Count == 0
                ? $"  {other}没有号码、金额或对方单位相近的发票"
                : string.Create(CultureInfo.InvariantCulture, $"  {other}最接近的 {explanation.Candidates.Count} 张：")
        );
        foreach (var candidate in explanation.Candidates)
        {
            var partner = candidate.Partner is { } taken ? $"（已与 {taken} 对应）" : "";
            await output.WriteLineAsync($"    {candidate.Group.Label}{partner}");
            foreach (var field in candidate.Fields)
            {
                await output.WriteLineAsync(
                    $"      {FieldKey.ChineseOf(field.Field)}  账内 {field.Ours ?? "—"}  税局 {field.Theirs ?? "—"}  {ExplanationJson.ChineseOf(field.Verdict)}"
                );
            }
        }
    }
}
