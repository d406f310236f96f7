namespace Piaoheng.Formats.Tests.Samples;

/// <summary>The optional folder of real files with labels: <c>PIAOHENG_SAMPLES</c>, else <c>shared/samples</c> beside the repository.</summary>
/// <remarks>Real files are never part of the repository; tests that need them skip, visibly, where the folder is missing.</remarks>
internal static class SampleFolder
{
    public const string Labels = "labels.json";

    /// <summary>The folder; null when it is not there.</summary>
    public static string? Path { get; } = Find();

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("PIAOHENG_SAMPLES") is { Length: > 0 } named)
        {
            return IsOne(named) ? named : throw new DirectoryNotFoundException($"PIAOHENG_SAMPLES has no {Labels}: {named}");
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var beside = System.IO.Path.Combine(folder.FullName, "shared", "samples");
            if (IsOne(beside))
            {
                return beside;
            }
        }

        return null;
    }

    private static bool IsOne(string folder) => File.Exists(System.IO.Path.Combine(folder, Labels));
}
