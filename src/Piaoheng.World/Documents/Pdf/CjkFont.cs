namespace Piaoheng.World.Documents.Pdf;

/// <summary>The openly licensed Chinese font that PDFs are printed in: Noto Sans SC (SIL Open Font License) of the npm package.</summary>
public static class CjkFont
{
    /// <summary>Names the font file when it lies elsewhere.</summary>
    public const string Variable = "PIAOHENG_FONT";

    // Beside the program, where it is published.
    private const string BesideProgram = "fonts/NotoSansSC_400Regular.ttf";

    private const string InPackage = "node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf";

    private static readonly string[] OfDebian =
    [
        "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
    ];

    private static readonly Lazy<FontFile> Loaded = new(static () => new FontFile(File.ReadAllBytes(Locate())));

    /// <summary>The font, read once.</summary>
    /// <exception cref="FileNotFoundException">No font was found; the message names the command that installs it.</exception>
    internal static FontFile Font => Loaded.Value;

    /// <summary>Whether a font is there at all.</summary>
    public static bool IsThere
    {
        get
        {
            try
            {
                return File.Exists(Locate());
            }
            catch (FileNotFoundException)
            {
                return false;
            }
        }
    }

    /// <summary>Whether the font can be cut down to the characters of a document, so that they come out exactly; Debian's collection cannot.</summary>
    public static bool CanBeCut => Loaded.Value.CanBeCut;

    /// <summary>Where the font lies: <c>PIAOHENG_FONT</c>, else beside the published program, else node_modules in a folder above the program or the current folder, else Debian's fonts-noto-cjk.</summary>
    /// <exception cref="FileNotFoundException">No font was found.</exception>
    public static string Locate()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return File.Exists(named) ? named : throw Missing($"{Variable} points to {named}, which is not there.");
        }

        return Beside()
            ?? Above(AppContext.BaseDirectory)
            ?? Above(Directory.GetCurrentDirectory())
            ?? OfDebian.FirstOrDefault(File.Exists)
            ?? throw Missing("No Chinese font was found.");
    }

    private static string? Beside()
    {
        var path = Path.Combine(AppContext.BaseDirectory, BesideProgram);
        return File.Exists(path) ? path : null;
    }

    private static string? Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            var path = Path.Combine(at.FullName, InPackage);
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }

    private static FileNotFoundException Missing(string what) =>
        new(
            $"{what} Run 'npm ci --ignore-scripts' in the repository, or 'apt-get install fonts-noto-cjk', or set {Variable} to a TrueType font with Chinese characters."
        );
}
