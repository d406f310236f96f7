using System.Collections.Immutable;

namespace Piaoheng.Core.Codes.Qr;

/// <summary>Reads the code that three finder patterns frame, if they do.</summary>
internal static class SymbolFinder
{
    // Before the corners are moved, a code seen at a slant agrees only roughly; chance agrees far less.
    private const double LeastRoughAgreement = 0.3;
    private const double LeastAgreement = 0.5;

    public static QrCode? Read(BlackWhiteImage image, FinderTriple triple)
    {
        var frame = new SymbolFrame(image, triple);
        foreach (var version in frame.Versions())
        {
            foreach (var fourth in AlignmentSearch.Fourths(image, version, frame))
            {
                var fit = new SymbolFit(image, version, frame, fourth);
                if (fit.Agreement < LeastRoughAgreement)
                {
                    continue;
                }

                fit.Improve();
                if (fit.Agreement >= LeastAgreement && Read(image, version, fit.Map, frame.Contrast) is { } code)
                {
                    return code;
                }
            }
        }

        return null;
    }

    private static QrCode? Read(BlackWhiteImage image, QrVersion version, PerspectiveMap map, float contrast)
    {
        var sampled = SampledSymbol.Take(image, version, map, AlignmentMesh.Of(image, map, contrast, version));
        foreach (var symbol in Readings(sampled))
        {
            foreach (var isMirrored in (ReadOnlySpan<bool>)[false, true])
            {
                var data = SymbolReader.Read(isMirrored ? symbol.Mirrored() : symbol);
                if (data is not null && QrContent.Read(data.Data, version) is { } content)
                {
                    return new(
                        content.Text,
                        version.Number,
                        data.Format.Level,
                        data.CorrectedWords,
                        isMirrored,
                        Corners(map, version, isMirrored),
                        content.Part
                    );
                }
            }
        }

        return null;
    }

    private static IEnumerable<SampledSymbol> Readings(SampledSymbol sampled)
    {
        yield return sampled;
        yield return sampled.Levelled();
        yield return sampled.Sharpened();
        yield return sampled.Levelled().Sharpened();
    }

    private static ImmutableArray<Place> Corners(PerspectiveMap map, QrVersion version, bool isMirrored)
    {
        var (right, below) = (map.At(version.Size, 0), map.At(0, version.Size));
        return [map.At(0, 0), isMirrored ? below : right, map.At(version.Size, version.Size), isMirrored ? right : below];
    }
}
