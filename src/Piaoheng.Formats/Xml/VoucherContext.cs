using Piaoheng.Core.Policy;

namespace Piaoheng.Formats.Xml;

/// <summary>What a reader of structured vouchers knows of the XML besides its content.</summary>
/// <param name="File">The file that it is, or lies in, as given.</param>
/// <param name="Name">Its own name, an attachment's inside the file.</param>
/// <param name="Source">取值来源 of its values: a value of <c>SourceId</c>.</param>
/// <param name="Kinds">票种目录.</param>
internal sealed record VoucherContext(string File, string Name, string Source, KindCatalogue Kinds);
