namespace Piaoheng.Server.Platform.Web;

/// <summary>版面由服务器绘制的文件类型: what no browser shows by itself, or not every one, and the reading process draws.</summary>
internal static class DrawnType
{
    private static readonly string[] WithPages = [".ofd", ".tif", ".tiff"];

    private static readonly string[] OfOnePage =
    [
        ".heic",
        ".heif",
        ".hif",
        ".avif",
        ".jp2",
        ".j2k",
        ".jpx",
        ".webp",
        ".bmp",
        ".gif",
    ];

    /// <summary>Whether a file of this name is drawn.</summary>
    public static bool Is(string fileName) => Has(WithPages, fileName) || HasOnePage(fileName);

    /// <summary>Whether it is drawn, and its drawing is one picture and nothing else.</summary>
    public static bool HasOnePage(string fileName) => Has(OfOnePage, fileName);

    private static bool Has(string[] endings, string fileName) =>
        endings.Contains(Path.GetExtension(fileName), StringComparer.OrdinalIgnoreCase);
}
