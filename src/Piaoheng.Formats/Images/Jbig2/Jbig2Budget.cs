namespace Piaoheng.Formats.Images.Jbig2;

/// <summary>What one picture may cost: pixels of all its bitmaps, laid on one another as often as it says.</summary>
internal sealed class Jbig2Budget
{
    /// <summary>What reading a number costs beside the pixels that it leads to.</summary>
    private const int NumberSteps = 64;

    private long _pixels = Limits.Jbig2Pixels;
    private long _work = Limits.Jbig2Work;

    /// <summary>Pays for a bitmap.</summary>
    /// <exception cref="InvalidDataException">There is not so much left.</exception>
    public void Pay(long width, long height)
    {
        // Either side may be as large as 32 bits: the product fits into 64.
        _pixels -= width == 0 ? 0 : Math.Min(height, long.MaxValue / width) * width;
        if (_pixels < 0)
        {
            throw new InvalidDataException("A JBIG2 picture is larger than allowed.");
        }
    }

    /// <summary>Pays for steps of work.</summary>
    /// <exception cref="InvalidDataException">There is not so much left.</exception>
    public void Work(long steps)
    {
        _work -= steps;
        if (_work < 0)
        {
            throw new InvalidDataException("A JBIG2 picture asks for more work than allowed.");
        }
    }

    /// <summary>Pays for the numbers of a part and the pixels laid for it.</summary>
    /// <exception cref="InvalidDataException">There is not so much left.</exception>
    public void WorkOnPart(long width = 0, long height = 0) => Work(NumberSteps + (width * height));

    /// <summary>Requires a count that the picture states to be no larger than anything that is scanned needs.</summary>
    /// <exception cref="InvalidDataException">It is.</exception>
    public static int Count(long stated) =>
        stated is >= 0 and <= Limits.Jbig2Parts
            ? (int)stated
            : throw new InvalidDataException("A JBIG2 picture states more parts than allowed.");
}
