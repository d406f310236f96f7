namespace Piaoheng.Formats.Images.Jbig2;

/// <summary>How a bitmap is laid on another one; the numbers are those of ITU-T T.88.</summary>
internal enum Jbig2Combination
{
    /// <summary>Black where either is.</summary>
    Or,

    /// <summary>Black where both are.</summary>
    And,

    /// <summary>Black where they differ.</summary>
    Xor,

    /// <summary>Black where they are alike.</summary>
    Xnor,

    /// <summary>As the upper one.</summary>
    Replace,
}
