using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Piaoheng.Server.Platform.Web;

/// <summary>A short sentence that the next page shows and reads aloud once: what was just done.</summary>
internal static class Toast
{
    private const string Key = "toast";

    /// <summary>Leaves a sentence for the next page.</summary>
    public static void Say(this ITempDataDictionary tempData, string sentence) => tempData[Key] = Spoken.Value(sentence);

    /// <summary>Takes the sentence; null when there is none.</summary>
    public static string? Take(ITempDataDictionary tempData) => tempData[Key] as string;
}
