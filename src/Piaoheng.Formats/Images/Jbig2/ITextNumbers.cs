namespace Piaoheng.Formats.Images.Jbig2;

/// <summary>The numbers that a text region is made of, in one of the two ways in which they are coded.</summary>
internal interface ITextNumbers
{
    /// <summary>How far down the next line is.</summary>
    long? StripStep();

    /// <summary>How far the first symbol of a line is from that of the line before.</summary>
    long? FirstPlace();

    /// <summary>How far the next symbol of the line is; null = the line ends.</summary>
    long? NextPlace();

    /// <summary>The row within a line.</summary>
    long RowInStrip(int bits);

    /// <summary>Which symbol.</summary>
    int Symbol();

    /// <summary>Whether it is told by how it differs.</summary>
    bool IsRefined();

    /// <summary>The symbol as it differs from another one.</summary>
    Jbig2Bitmap Refined(Jbig2Bitmap symbol, Jbig2Budget budget);
}
