using Piaoheng.Core.Codes.Qr;

namespace Piaoheng.World.Codes;

/// <summary>Makes QR codes: for forms, labels and as test material of the reader.</summary>
public static class QrEncoder
{
    private static readonly byte[] Padding = [0xEC, 0x11];

    /// <summary>A text in its shortest mode.</summary>
    public static QrSymbol Encode(string text, QrLevel level = QrLevel.M) => Encode([QrSegment.Of(text)], level);

    /// <summary>Segments in the smallest version that holds them, or a given one; the mask as given, or the one that looks least like a finder pattern.</summary>
    public static QrSymbol Encode(IReadOnlyList<QrSegment> segments, QrLevel level, int? version = null, int? mask = null)
    {
        var chosen = Enumerable
            .Range(version ?? 1, version is null ? QrVersion.Largest : 1)
            .Select(QrVersion.Of)
            .FirstOrDefault(candidate =>
                segments.Sum(segment => segment.Bits(candidate).Count()) <= candidate.DataWords(level) * 8
            );
        if (chosen is null)
        {
            throw new ArgumentException("The segments do not fit.", nameof(segments));
        }

        var words = Interleaved(DataWords(segments, chosen, level), chosen, level);
        var masks = mask is { } given ? [given] : Enumerable.Range(0, 8);
        return masks.Select(number => Draw(words, chosen, new QrFormat(level, number))).MinBy(QrPenalty.Of)!;
    }

    /// <summary>The segments, the end mark and what fills the code up.</summary>
    private static byte[] DataWords(IReadOnlyList<QrSegment> segments, QrVersion version, QrLevel level)
    {
        var words = new byte[version.DataWords(level)];
        var position = 0;
        foreach (var bit in segments.SelectMany(segment => segment.Bits(version)))
        {
            words[position / 8] |= (byte)(bit ? 0x80 >> (position % 8) : 0);
            position++;
        }

        var used = (Math.Min(position + 4, words.Length * 8) + 7) / 8;
        for (var index = used; index < words.Length; index++)
        {
            words[index] = Padding[(index - used) % 2];
        }

        return words;
    }

    private static byte[] Interleaved(byte[] data, QrVersion version, QrLevel level)
    {
        var (blocks, checks) = (version.Blocks(level), version.CheckWords(level));
        var shortData = data.Length / blocks;
        var shortBlocks = blocks - (data.Length % blocks);
        var contents = new List<byte[]>();
        var start = 0;
        for (var block = 0; block < blocks; block++)
        {
            var length = block < shortBlocks ? shortData : shortData + 1;
            contents.Add(data[start..(start + length)]);
            start += length;
        }

        var checkWords = contents.ConvertAll(content => ReedSolomon.CheckWords(content, checks));
        var longest = contents[^1].Length;
        return
        [
            .. Enumerable
                .Range(0, longest)
                .SelectMany(index => contents.Where(content => index < content.Length).Select(content => content[index])),
            .. Enumerable.Range(0, checks).SelectMany(index => checkWords.Select(words => words[index])),
        ];
    }

    private static QrSymbol Draw(byte[] words, QrVersion version, QrFormat format)
    {
        var size = version.Size;
        var modules = new bool[size * size];
        foreach (var (x, y, isBlack) in version.Patterns.Fixed)
        {
            modules[(y * size) + x] = isBlack;
        }

        var position = 0;
        foreach (var (x, y) in version.Patterns.DataModules())
        {
            var bit = position < words.Length * 8 && (words[position / 8] & (0x80 >> (position % 8))) != 0;
            modules[(y * size) + x] = bit != format.IsMasked(x, y);
            position++;
        }

        foreach (var places in (IEnumerable<(int X, int Y)>[])[QrFormat.FirstPlaces, QrFormat.SecondPlaces(size)])
        {
            foreach (var (bit, (x, y)) in places.Index())
            {
                modules[(y * size) + x] = ((format.Encoded >> bit) & 1) != 0;
            }
        }

        for (var bit = 0; version.Number >= 7 && bit < QrVersionText.Bits; bit++)
        {
            var (x, y) = QrVersionText.Place(bit, size);
            modules[(y * size) + x] = modules[(x * size) + y] = ((QrVersionText.Encoded(version.Number) >> bit) & 1) != 0;
        }

        return new(version, format, modules);
    }
}
