using Piaoheng.Formats.Drawing;

namespace Piaoheng.Server.Platform.Worker;

/// <summary>The answer of the worker protocol to a request to draw.</summary>
internal static class DrawingWire
{
    public static void Write(WireWriter writer, DrawnPages? drawn)
    {
        writer.Bool(drawn is not null);
        if (drawn is not null)
        {
            writer.Int(drawn.Pages);
            writer.Text(drawn.Svg);
        }
    }

    public static DrawnPages? Read(WireReader reader)
    {
        if (!reader.Bool())
        {
            return null;
        }

        var pages = reader.Int();
        return new DrawnPages(reader.RequiredText(), pages);
    }
}
