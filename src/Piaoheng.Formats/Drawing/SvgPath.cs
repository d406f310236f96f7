using System.Text;

namespace Piaoheng.Formats.Drawing;

/// <summary>The outline of a path: steps from a closed set, each with its numbers.</summary>
internal sealed class SvgPath
{
    private readonly StringBuilder _steps = new();
    private int _count;

    /// <summary>Whether anything is to be drawn.</summary>
    public bool IsEmpty => _steps.Length == 0;

    public void Add(PathStep step, params ReadOnlySpan<double> numbers)
    {
        if (++_count > Limits.PathSteps)
        {
            throw new LimitExceededException(nameof(Limits.PathSteps));
        }

        _steps.Append((char)step);
        foreach (var number in numbers)
        {
            _steps.Append(' ').Append(SvgWriter.Number(number));
        }

        _steps.Append(' ');
    }

    public override string ToString() => _steps.ToString().TrimEnd();
}

/// <summary>A step of a path, by its letter in SVG.</summary>
internal enum PathStep
{
    Move = 'M',
    Line = 'L',
    Quadratic = 'Q',
    Cubic = 'C',
    Arc = 'A',
    Close = 'Z',
}
