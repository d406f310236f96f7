using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Text;

namespace Piaoheng.Server.Modules.Diagnosis.Pages;

/// <summary>Sentences of a diagnosis in the language of the request; a report keeps the Chinese of the result.</summary>
internal static class DiagnosisSentences
{
    // What is held is said before the cause.
    private static readonly string[] Prefixes = ["账内有这张票。", "税局有这张票，账内没有。"];

    /// <summary>结论一句话.</summary>
    public static string Says(DiagnosisResult result)
    {
        if (!Tongue.IsEnglish || result.Top is not { } top)
        {
            return result.Says;
        }

        var prefix = Prefixes.FirstOrDefault(each =>
            result.Says.StartsWith(each, StringComparison.Ordinal) && !top.Entry.Says.StartsWith(each, StringComparison.Ordinal)
        );
        var says = Filled(result, top.Entry.Says);
        return prefix is null ? says : $"{Spoken.Value(prefix)} {says}";
    }

    /// <summary>下一步.</summary>
    public static string Action(DiagnosisResult result) =>
        Tongue.IsEnglish && result.Top is { } top ? Filled(result, top.Entry.Action) : result.Next.Action;

    /// <summary>谁来做.</summary>
    public static string Who(DiagnosisResult result) =>
        Tongue.IsEnglish && result.Top is { } top ? Filled(result, top.Entry.Who) : result.Next.Who;

    /// <summary>A text of the policy data with the words of the case.</summary>
    public static string Filled(DiagnosisResult result, string text) => new CodedText("", text, result.Top!.Args).Shown();
}
