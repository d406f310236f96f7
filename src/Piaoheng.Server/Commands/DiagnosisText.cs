using System.Globalization;
using System.Text;
using Piaoheng.Core.Diagnosis;

namespace Piaoheng.Server.Commands;

/// <summary>A diagnosis as text: verdict, causes, steps, questions, next action.</summary>
internal static class DiagnosisText
{
    public static string Describe(DiagnosisResult result)
    {
        var text = new StringBuilder().AppendLine(result.Says);
        foreach (var (place, cause) in result.Ranked.Index())
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"  {place + 1}. {cause.Entry.Name}  {cause.Confidence * 100:0}%  {cause.Because.Render()}"
            );
        }

        text.AppendLine("检查过程：");
        foreach (var step in result.Steps)
        {
            var mark = step.Outcome switch
            {
                StepOutcome.Pass => "✓",
                StepOutcome.Fail => "✗",
                _ => "?",
            };
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"  {mark} {step.Name}：{string.Join('；', step.Evidence.Select(evidence => evidence.Render()))}"
            );
        }

        foreach (var question in result.Questions)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"请回答：{question.Text}");
        }

        return text.Append(CultureInfo.InvariantCulture, $"下一步（{result.Next.Who}）：{result.Next.Action}").ToString();
    }
}
