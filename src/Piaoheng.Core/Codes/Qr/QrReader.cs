using System.Collections.Immutable;

namespace Piaoheng.Core.Codes.Qr;

/// <summary>Finds and reads the QR codes of a picture: whole pages, photographs and screenshots, at any angle and in a mirror.</summary>
/// <remarks>
/// The picture is looked at in several sizes: as it is (or halved until it is no larger than a page needs), smaller where nothing was
/// found, since that takes noise and the grain of dots out, then larger for codes of few pixels.
/// </remarks>
public static class QrReader
{
    // A page of A4 at 200 dpi.
    private const int WorkingSide = 2400;
    private const int SmallestSide = 21;
    private const int LeastHalved = 160;
    private const int MostDoubled = 1100;
    private const int MostTries = 30;

    /// <summary>All codes of a picture, from top to bottom; none is no error.</summary>
    public static ImmutableArray<QrCode> Read(GreyImage picture)
    {
        if (Math.Min(picture.Width, picture.Height) < SmallestSide)
        {
            return [];
        }

        var (working, scale) = Reduced(picture);
        foreach (var (image, factor) in Sizes(picture, working, scale))
        {
            var codes = ReadAt(new BlackWhiteImage(image));
            if (codes.Count > 0)
            {
                return
                [
                    .. codes
                        .Select(code => Scaled(code, factor))
                        .OrderBy(code => code.Corners[0].Y)
                        .ThenBy(code => code.Corners[0].X),
                ];
            }
        }

        return [];
    }

    private static (GreyImage Image, double Scale) Reduced(GreyImage picture)
    {
        var (image, scale) = (picture, 1.0);
        while (Math.Max(image.Width, image.Height) > WorkingSide)
        {
            (image, scale) = (image.Halved(), scale * 2);
        }

        return (image, scale);
    }

    private static IEnumerable<(GreyImage Image, double Scale)> Sizes(GreyImage picture, GreyImage working, double scale)
    {
        yield return (working, scale);
        if (Math.Min(working.Width, working.Height) >= LeastHalved)
        {
            yield return (working.Halved(), scale * 2);
        }

        if (scale > 1)
        {
            yield return (picture, 1);
        }
        else if (Math.Max(picture.Width, picture.Height) <= MostDoubled)
        {
            yield return (picture.Doubled(), 0.5);
        }
    }

    private static List<QrCode> ReadAt(BlackWhiteImage image)
    {
        var codes = new List<QrCode>();
        var used = new List<FinderPattern>();
        var tries = 0;
        foreach (var triple in FinderTriple.Among(FinderSearch.Find(image)))
        {
            if (used.Exists(triple.Uses))
            {
                continue;
            }

            if (SymbolFinder.Read(image, triple) is { } code)
            {
                codes.Add(code);
                used.AddRange([triple.Corner, triple.Right, triple.Below]);
            }
            else if (++tries == MostTries)
            {
                break;
            }
        }

        return codes;
    }

    private static QrCode Scaled(QrCode code, double factor) =>
        code with
        {
            Corners = [.. code.Corners.Select(corner => corner * factor)],
        };
}
