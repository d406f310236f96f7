namespace Piaoheng.Ocr;

/// <summary>One character of a recognised line.</summary>
/// <param name="Text">The character as the model names it.</param>
/// <param name="Score">Its probability, 0 to 1.</param>
/// <param name="Left">Where it begins along its line, in page pixels from the left edge of the line's quad. The model tells the middle; the ends are estimated.</param>
/// <param name="Right">Where it ends along its line.</param>
/// <param name="Step">The step of the <see cref="CharacterLattice"/> at which it was said.</param>
public sealed record RecognisedCharacter(string Text, float Score, float Left, float Right, int Step);
