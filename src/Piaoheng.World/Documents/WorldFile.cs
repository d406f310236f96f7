using Piaoheng.Core.Invoices;

namespace Piaoheng.World.Documents;

/// <summary>An invented file and what a faithful reader must find in it.</summary>
/// <param name="Name">File name without folders.</param>
/// <param name="Content">All bytes.</param>
/// <param name="Expected">One reading for each invoice in the file; a field that the file does not state is null.</param>
public sealed record WorldFile(string Name, byte[] Content, IReadOnlyList<Reading> Expected);
