using System.Globalization;
using System.Text.RegularExpressions;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using UglyToad.PdfPig;

namespace Piaoheng.Formats.Pdf;

/// <summary>扫描件: pages without text, whose picture recognition reads. Outlines are not drawn: the picture that covers the page is taken as it is embedded, or put together from several.</summary>
/// <remarks>A page of outlines has no picture and stays <c>needs-ocr</c>.</remarks>
internal static partial class PdfScans
{
    /// <summary>The readings, those that need recognition replaced by what it found.</summary>
    public static IReadOnlyList<Reading> Recognised(
        PdfDocument document,
        FileBytes file,
        IReadOnlyList<Reading> readings,
        IPictureReader? pictures,
        ReadOptions options
    )
    {
        var waiting = readings.Where(Waits).ToList();
        if (pictures is null || waiting.Count == 0)
        {
            return readings;
        }

        var pages = waiting
            .SelectMany(reading => PagesOf(reading.Part, document.NumberOfPages))
            .Distinct()
            .Order()
            .Select(number => PdfSheet.Of(document.GetPage(number)))
            .OfType<PagePicture>()
            .ToList();
        var found = pages.Count == 0 ? [] : pictures.Read(file.Name, pages, options);
        var seen = pages.Select(static page => page.Number).ToHashSet();
        bool IsSeen(Reading reading) => PagesOf(reading.Part, document.NumberOfPages).Any(seen.Contains);
        bool IsAnswered(Reading reading) => found.Count > 0 && Waits(reading) && IsSeen(reading);

        // What was recognised stands where the first page stood that needed it; other pages go on waiting and say why.
        var place = readings.TakeWhile(static reading => !Waits(reading)).Count();
        var kept = readings
            .Where(reading => !IsAnswered(reading))
            .Select(reading => Waits(reading) ? Said(reading, IsSeen(reading)) : reading)
            .ToList();
        return [.. kept.Take(place), .. found, .. kept.Skip(place)];
    }

    private static bool Waits(Reading reading) => reading.Reason is UnreadableReason.NeedsOcr;

    private static Reading Said(Reading reading, bool isSeen)
    {
        var page = reading.Part is null ? reading.File : reading.File + " " + reading.Part;
        var text = isSeen ? UnreadableText.NotRecognised(page) : UnreadableText.WithoutPicture(page);
        return reading with { Findings = [UnreadableText.Finding(text, reading.Kind, UnreadableReason.NeedsOcr)] };
    }

    private static IEnumerable<int> PagesOf(string? part, int pages)
    {
        var named = part is null ? Match.Empty : Pages().Match(part);
        if (!named.Success)
        {
            return Enumerable.Range(1, pages);
        }

        var first = int.Parse(named.Groups["first"].ValueSpan, CultureInfo.InvariantCulture);
        var last = named.Groups["last"] is { Success: true } group
            ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture)
            : first;
        return Enumerable.Range(first, last - first + 1);
    }

    [GeneratedRegex(@"^第(?<first>\d{1,4})(-(?<last>\d{1,4}))?页", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Pages();
}
