namespace Piaoheng.Ocr;

/// <summary>识别出的一行文字: where it stands and what it says.</summary>
public sealed record RecognisedLine
{
    /// <summary>Where it stands, in pixels of the upright page, its upper edge first.</summary>
    public required PageQuad Quad { get; init; }

    /// <summary>What it most likely says.</summary>
    public required string Text { get; init; }

    /// <summary>The characters of <see cref="Text"/> in order.</summary>
    public required IReadOnlyList<RecognisedCharacter> Characters { get; init; }

    /// <summary>Everything that the model held possible.</summary>
    public required CharacterLattice Lattice { get; init; }

    /// <summary>How sure the detector was that this is text; 1 for a region that the caller named.</summary>
    public float DetectionScore { get; init; } = 1;

    /// <summary>Mean probability of the characters; 0 for an empty line. Judge values by their characters, not by this.</summary>
    public float Score => Characters.Count == 0 ? 0 : Characters.Average(static character => character.Score);

    /// <summary>Where one character stands on the page.</summary>
    public PageQuad QuadOf(RecognisedCharacter character) => Quad.Between(character.Left, character.Right);
}
