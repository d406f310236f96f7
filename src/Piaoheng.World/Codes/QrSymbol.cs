using Piaoheng.Core.Codes.Qr;

namespace Piaoheng.World.Codes;

/// <summary>二维码 as modules in black and white.</summary>
public sealed class QrSymbol
{
    private readonly bool[] modules;

    internal QrSymbol(QrVersion version, QrFormat format, bool[] modules) =>
        (Version, Format, this.modules) = (version, format, modules);

    public QrVersion Version { get; }

    public QrFormat Format { get; }

    public int Size => Version.Size;

    public bool this[int x, int y] => modules[(y * Size) + x];
}
