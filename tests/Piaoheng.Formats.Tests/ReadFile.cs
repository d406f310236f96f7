using System.Text;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Formats.Tests;

/// <summary>Reads bytes by the catalogue with the shipped policy, as the worker does.</summary>
internal static class ReadFile
{
    public static readonly FormatCatalogue Catalogue = new(PolicyFolder.Load(PolicyFolder.Shipped));

    /// <summary>All documents that the bytes gave.</summary>
    public static IReadOnlyList<DocumentReading> All(string name, byte[] content, ReadOptions? options = null) =>
        Catalogue.Read(new FileBytes(name, content), options ?? new ReadOptions());

    /// <summary>The only reading that the bytes gave.</summary>
    public static Reading One(string name, byte[] content, ReadOptions? options = null) =>
        Assert.Single(Assert.Single(All(name, content, options)).Readings);

    /// <summary>The only reading of a text in UTF-8.</summary>
    public static Reading One(string name, string content, ReadOptions? options = null) =>
        One(name, Encoding.UTF8.GetBytes(content), options);
}
