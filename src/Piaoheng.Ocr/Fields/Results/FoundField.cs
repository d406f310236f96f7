using Piaoheng.Core.Invoices;
using Piaoheng.Ocr.Fields.Layout;

namespace Piaoheng.Ocr.Fields.Results;

/// <summary>A value that was found on a sheet, with everything that tells how far it can be trusted.</summary>
/// <param name="Value">The value as it goes into the reading.</param>
/// <param name="Slice">What it was read from; null for a value that no print stands behind.</param>
internal sealed record FoundField(string Value, Piece? Slice)
{
    /// <summary>取值来源: recognition, the QR code, or worked out.</summary>
    public string Source { get; init; } = SourceId.Ocr;

    /// <summary>What speaks for it.</summary>
    public Proof Proof { get; init; }

    /// <summary>What speaks against it: contradictions found on the sheet.</summary>
    public bool IsContradicted { get; init; }

    /// <summary>Places in the raw text before which a character may be missing.</summary>
    public IReadOnlyList<int> Dropped { get; init; } = [];

    /// <summary>Its least sure character, 1 where nothing was read.</summary>
    public float Weakest => Slice is null ? 1 : Slice.Weakest;

    /// <summary>The same value with more that speaks for it.</summary>
    public FoundField With(Proof proof) => this with { Proof = Proof | proof };
}
