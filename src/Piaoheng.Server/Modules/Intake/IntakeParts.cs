using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>Takes the files of a request from the line one by one: parts of a form, or the whole body as one file.</summary>
internal static class IntakeParts
{
    private const int MaxFieldCharacters = 16;
    private const int MaxBoundary = 128;
    private const int MaxName = 400;

    /// <summary>The boundary of a form; null where a request is none.</summary>
    public static string? Boundary(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= MaxBoundary } boundary
            ? boundary.Value
            : null;

    /// <summary>The files of a form. A field <c>side</c> counts for the files behind it.</summary>
    public static async IAsyncEnumerable<IntakePart> Of(
        MultipartReader form,
        Side? side,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        while (await form.ReadNextSectionAsync(cancellation) is { } section)
        {
            if (section.AsFileSection() is { FileStream: { } content } file)
            {
                yield return new IntakePart(Clean(file.FileName), side, content);
            }
            else if (section.AsFormDataSection() is { Name: "side" })
            {
                side = await ReadSide(section.Body, cancellation);
            }
        }
    }

    /// <summary>The body as one file, under the name that the address or Content-Disposition gives.</summary>
    public static IntakePart Whole(HttpRequest request, string? name, Side? side)
    {
        if (
            name is null
            && ContentDispositionHeaderValue.TryParse(request.Headers.ContentDisposition.ToString(), out var disposition)
        )
        {
            name = disposition.FileNameStar.Value ?? HeaderUtilities.RemoveQuotes(disposition.FileName).Value;
        }

        return new IntakePart(Clean(name ?? ""), side, request.Body);
    }

    // Browsers give the path inside a dropped folder; control characters have no place in a name.
    public static string Clean(string given)
    {
        var name = new string([.. given.Where(letter => !char.IsControl(letter)).Take(MaxName)]);
        return name.Length > 0 ? name : "未命名文件";
    }

    private static async Task<Side?> ReadSide(Stream body, CancellationToken cancellation)
    {
        using var reader = new StreamReader(body, Encoding.UTF8);
        var letters = new char[MaxFieldCharacters];
        var count = await reader.ReadBlockAsync(letters, cancellation);
        return Words.Parse<Side>(new string(letters, 0, count), Words.Of);
    }
}

/// <summary>A file of a request, as it comes from the line.</summary>
/// <param name="Name">Name as given.</param>
/// <param name="Side">What the sender says of workbooks.</param>
/// <param name="Content">Its bytes, to be read before the next file.</param>
internal sealed record IntakePart(string Name, Side? Side, Stream Content);
