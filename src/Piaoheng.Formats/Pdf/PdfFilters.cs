using Piaoheng.Formats.Images.Jbig2;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Piaoheng.Formats.Pdf;

/// <summary>The filters of PDF streams: those of PdfPig, JBIG2 by our own decoder, and for a name that nobody knows one that costs its own stream and nothing else.</summary>
internal sealed class PdfFilters : IFilterProvider
{
    /// <summary>Filters of one stream.</summary>
    private const int MostFilters = 32;

    public static readonly PdfFilters Instance = new();

    private static readonly IFilter Jbig2 = new Jbig2Filter();
    private static readonly IFilter Unknown = new UnknownFilter();

    /// <inheritdoc />
    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => GetNamedFilters(Names(dictionary));

    /// <inheritdoc />
    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) =>
        names.Count > MostFilters ? [Unknown] : [.. names.Select(static name => Named(name))];

    /// <inheritdoc />
    public IReadOnlyList<IFilter> GetAllFilters() => [.. DefaultFilterProvider.Instance.GetAllFilters(), Jbig2];

    /// <summary>The names of the filters of a stream, in the order in which they are taken off.</summary>
    public static IReadOnlyList<NameToken> Names(DictionaryToken stream)
    {
        if (!stream.TryGet(NameToken.Filter, out var filter) && !stream.TryGet(NameToken.F, out filter))
        {
            return [];
        }

        return filter switch
        {
            NameToken name => [name],
            ArrayToken names when names.Data.All(static name => name is NameToken) => [.. names.Data.OfType<NameToken>()],
            _ => [NameToken.Create("Unknown")],
        };
    }

    private static IFilter Named(NameToken name)
    {
        if (string.Equals(name.Data, NameToken.Jbig2Decode.Data, StringComparison.Ordinal))
        {
            return Jbig2;
        }

        try
        {
            return DefaultFilterProvider.Instance.GetNamedFilters([name])[0];
        }
        catch (NotSupportedException)
        {
            return Unknown;
        }
    }

    private sealed class UnknownFilter : IFilter
    {
        public bool IsSupported => false;

        public Memory<byte> Decode(
            Memory<byte> input,
            DictionaryToken streamDictionary,
            IFilterProvider filterProvider,
            int filterIndex
        ) => throw new NotSupportedException("The filter of a stream is not known.");
    }

    private sealed class Jbig2Filter : IFilter
    {
        public bool IsSupported => true;

        // ISO 32000-1, 7.4.7: black is 0 there, 1 in JBIG2.
        public Memory<byte> Decode(
            Memory<byte> input,
            DictionaryToken streamDictionary,
            IFilterProvider filterProvider,
            int filterIndex
        )
        {
            var globals = Globals(streamDictionary, filterIndex) is { } shared ? shared.Decode(filterProvider) : default;
            return Jbig2Picture.ReadEmbedded(input, globals).ToLightBytes();
        }

        private static StreamToken? Globals(DictionaryToken stream, int filterIndex)
        {
            if (!stream.TryGet(NameToken.DecodeParms, out var given) && !stream.TryGet(NameToken.Dp, out given))
            {
                return null;
            }

            var own = given is ArrayToken { Data: var all } ? all.ElementAtOrDefault(filterIndex) : given;
            return own is DictionaryToken parameters && parameters.TryGet(NameToken.Jbig2Globals, out var globals)
                ? globals as StreamToken
                : null;
        }
    }
}
