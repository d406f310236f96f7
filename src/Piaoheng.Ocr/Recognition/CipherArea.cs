using Piaoheng.Ocr.Detection;

namespace Piaoheng.Ocr.Recognition;

/// <summary>密码区 of paper and electronic invoices: four long lines of cipher, of which nothing is wanted. Its first line tells; the others cost a tenth of the page and are left out.</summary>
internal static class CipherArea
{
    private const float Shortest = 10;
    private const float Longest = 32;
    private const int FewestRows = 3;
    private const int FewestCharacters = 18;
    private const int FewestSigns = 4;
    private const string Signs = "+-*/<>";

    /// <summary>Lines of like length that stand under one another in the upper right part of a page, from top to bottom; empty where there are none.</summary>
    public static List<TextBox> Candidate(PageImage page, IEnumerable<TextBox> boxes)
    {
        var stack = new List<TextBox>();
        foreach (
            var box in boxes
                .Where(box =>
                    box.Quad.Width > Shortest * box.Quad.Height
                    && box.Quad.Width < Longest * box.Quad.Height
                    && box.Quad.Centre.X > page.Width / 2f
                    && box.Quad.Centre.Y < page.Height / 2f
                )
                .OrderBy(static box => box.Quad.Centre.Y)
        )
        {
            if (stack.Count > 0 && !IsNext(stack[^1].Quad, box.Quad))
            {
                if (stack.Count >= FewestRows)
                {
                    break;
                }

                stack.Clear();
            }

            stack.Add(box);
        }

        return stack.Count >= FewestRows ? stack : [];
    }

    /// <summary>Whether a line is cipher.</summary>
    public static bool IsCipher(string text) =>
        text.Length >= FewestCharacters
        && text.Count(static c => Signs.Contains(c, StringComparison.Ordinal)) >= FewestSigns
        && text.All(static c => char.IsAsciiDigit(c) || Signs.Contains(c, StringComparison.Ordinal));

    private static bool IsNext(PageQuad upper, PageQuad lower) =>
        MathF.Abs(lower.Left - upper.Left) < upper.Height
        && MathF.Abs(lower.Right - upper.Right) < 1.5f * upper.Height
        && lower.Centre.Y - upper.Centre.Y < 2 * upper.Height;
}
