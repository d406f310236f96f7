namespace Piaoheng.Core.Codes.Qr;

/// <summary>Modules → format → codewords → corrected data.</summary>
internal static class SymbolReader
{
    private const int MostFormats = 2;

    // Two of the 15 bits may be unreadable in both copies.
    private const float LeastFormatAgreement = 0.35f;

    /// <summary>Data of the code and how it was found; null when no format gives correctable blocks.</summary>
    public static SymbolData? Read(SampledSymbol symbol)
    {
        foreach (var format in Formats(symbol))
        {
            if (Corrected(Codewords(symbol, format), symbol.Version, format.Level) is { } corrected)
            {
                return new(corrected.Data, symbol.Version, format, corrected.Errors);
            }
        }

        return null;
    }

    /// <summary>The formats that agree best with both copies together.</summary>
    private static IEnumerable<QrFormat> Formats(SampledSymbol symbol)
    {
        var bits = new float[QrFormat.Bits];
        var total = 0f;
        var places = QrFormat.FirstPlaces.Zip(QrFormat.SecondPlaces(symbol.Version.Size));
        foreach (var (bit, (first, second)) in places.Index())
        {
            bits[bit] = symbol[first.X, first.Y] + symbol[second.X, second.Y];
            total += Math.Abs(bits[bit]);
        }

        return QrFormat
            .All.Select(format =>
                (
                    Format: format,
                    Agreement: bits.Select((value, bit) => ((format.Encoded >> bit) & 1) != 0 ? value : -value).Sum()
                )
            )
            .Where(candidate => candidate.Agreement > total * LeastFormatAgreement)
            .OrderByDescending(candidate => candidate.Agreement)
            .Take(MostFormats)
            .Select(candidate => candidate.Format);
    }

    private static byte[] Codewords(SampledSymbol symbol, QrFormat format)
    {
        var words = new byte[symbol.Version.Codewords];
        var bit = 0;
        foreach (var (x, y) in symbol.Version.Patterns.DataModules())
        {
            // What is left after whole codewords is filled up and says nothing.
            if (bit == words.Length * 8)
            {
                break;
            }

            if ((symbol[x, y] > 0) != format.IsMasked(x, y))
            {
                words[bit / 8] |= (byte)(0x80 >> (bit % 8));
            }

            bit++;
        }

        return words;
    }

    /// <summary>Takes the interleaved blocks apart, corrects each and puts their data together.</summary>
    private static (byte[] Data, int Errors)? Corrected(byte[] words, QrVersion version, QrLevel level)
    {
        var blocks = version.Blocks(level);
        var checks = version.CheckWords(level);
        var data = new byte[version.DataWords(level)];
        var shortData = (words.Length / blocks) - checks;
        var shortBlocks = blocks - (words.Length % blocks);
        var (start, errors) = (0, 0);
        for (var block = 0; block < blocks; block++)
        {
            var length = block < shortBlocks ? shortData : shortData + 1;
            var content = new byte[length + checks];
            for (var index = 0; index < length; index++)
            {
                // The last data word of the long blocks follows after all words that every block has.
                content[index] = words[index < shortData ? (index * blocks) + block : (shortData * blocks) + block - shortBlocks];
            }

            for (var index = 0; index < checks; index++)
            {
                content[length + index] = words[data.Length + (index * blocks) + block];
            }

            if (ReedSolomon.Correct(content, checks, version.CorrectableWords(level)) is not { } wrong)
            {
                return null;
            }

            content.AsSpan(0, length).CopyTo(data.AsSpan(start));
            (start, errors) = (start + length, errors + wrong);
        }

        return (data, errors);
    }
}
