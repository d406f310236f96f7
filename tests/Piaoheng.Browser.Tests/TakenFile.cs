using System.IO.Compression;
using Microsoft.Playwright;

namespace Piaoheng.Browser.Tests;

/// <summary>A file that a page gave away.</summary>
internal static class TakenFile
{
    /// <summary>All that it says: the text of a csv, the parts of an xlsx one after the other.</summary>
    public static async Task<string> Text(IDownload download)
    {
        var path = await download.PathAsync();
        if (download.SuggestedFilename.EndsWith(".csv", StringComparison.Ordinal))
        {
            return await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        }

        await using var zip = await ZipFile.OpenReadAsync(path, TestContext.Current.CancellationToken);
        var parts = new List<string>();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(TestContext.Current.CancellationToken));
            parts.Add(await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        }

        return string.Concat(parts);
    }
}
