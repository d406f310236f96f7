using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Text;

namespace Piaoheng.Server.Modules.Diagnosis.Pages;

/// <summary>Sentences of a diagnosis in the language of the request; a report keeps the Chinese of the result.</summary>
internal static class DiagnosisSentences
{
    /// <summary>结论一句话.</summary>
    public static string Says(DiagnosisResult result)
    {
        if (!Tongue.IsEnglish || result.Top is not { } top)
        {
            return result.Says;
        }

        var held = Diagnosing.Held(result.Facts, top.Entry);
        var says = Filled(result, top.Entry.Says);
        return held.Length == 0 ? says : $"{Spoken.Value(held)} {says}";
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
