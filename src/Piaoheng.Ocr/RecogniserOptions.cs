namespace Piaoheng.Ocr;

/// <summary>How to recognise.</summary>
/// <param name="Threads">Threads inside a model. One, because several pages are worked on at a time by several processes.</param>
/// <param name="DetectionSide">Longer side of the picture in which text is looked for: 1280; 960 is faster and loses small text.</param>
/// <param name="LineWidth">Width at which lines are read, as part of their natural one: reading costs what lines are wide.</param>
public sealed record RecogniserOptions(int Threads = 1, int DetectionSide = 1280, float LineWidth = 0.78f);
