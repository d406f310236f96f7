using System.Runtime.InteropServices;

namespace Piaoheng.Formats.Forms;

/// <summary>A rectangle of the page.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    /// <summary>Whether the middle of the first character of the run lies inside.</summary>
    public bool Holds(TextRun run)
    {
        var x = run.X + Math.Min(run.Width, run.Height) / 4;
        return x >= Left && x < Right && run.Center >= Top && run.Center < Bottom;
    }
}
