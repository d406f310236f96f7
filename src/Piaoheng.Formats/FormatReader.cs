using Piaoheng.Core.Documents;
using Piaoheng.Core.Policy;
using Piaoheng.Formats.Drawing;

namespace Piaoheng.Formats;

/// <summary>文件格式: reads one kind of file. Found by type scan; the highest <see cref="Score"/> reads the file.</summary>
/// <remarks>A reader needs a public constructor without arguments and keeps no state between files.</remarks>
public abstract class FormatReader
{
    /// <summary>政策包 to work by: kinds by title, code and text. The catalogue sets it before the first file.</summary>
    public PolicyPack Policy { get; internal set; } = null!;

    /// <summary>All readers, for files that hold other files. The catalogue sets it before the first file.</summary>
    public FormatCatalogue Catalogue { get; internal set; } = null!;

    /// <summary>How sure this reader is that the bytes are its own, 0 (no) to 100. Looks at the bytes first, the name only as a tie-breaker.</summary>
    public abstract int Score(FileBytes file);

    /// <summary>Reads the file. Bad content becomes an unreadable reading with its reason; unexpected exceptions are turned into one by the catalogue.</summary>
    public abstract IReadOnlyList<DocumentReading> Read(FileBytes file, ReadOptions options);

    /// <summary>Draws the pages of a file whose format no browser knows; null where the format is not drawn, or has no page to draw.</summary>
    public virtual DrawnPages? Draw(FileBytes file) => null;
}
