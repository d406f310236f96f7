namespace Piaoheng.Formats.Images.Jbig2;

/// <summary>Places of adaptive pixels, as segments state them.</summary>
internal static class Jbig2Places
{
    public static (int X, int Y)[] Read(Jbig2Bits bits, int count)
    {
        var places = new (int X, int Y)[count];
        for (var at = 0; at < count; at++)
        {
            var x = bits.Signed();
            places[at] = (x, bits.Signed());
        }

        return places;
    }
}
