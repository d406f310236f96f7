using System.Text;
using Piaoheng.Core.Audit;

namespace Piaoheng.Core.Tests.Audit;

/// <summary>The bytes of a leaf: fixed for good, and different for every two different entries.</summary>
public sealed class AuditEntryTests
{
    private static readonly AuditEntry Entry = new(7, 1, 2, "甲", "a.b", null, "{}");

    [Fact]
    public void The_bytes_of_a_leaf_never_change() =>
        Assert.Equal(
            "7069616f68656e6720617564697420656e74727920310a"
                + "0000000000000007"
                + "0000000000000001"
                + "0000000000000002"
                + "0000000000000003e794b2"
                + "0000000000000003612e62"
                + "ffffffffffffffff"
                + "00000000000000027b7d",
            Convert.ToHexStringLower(Entry.Content())
        );

    [Fact]
    public void Each_field_changes_the_leaf()
    {
        AuditEntry[] others =
        [
            Entry with
            {
                Log = 8,
            },
            Entry with
            {
                Seq = 2,
            },
            Entry with
            {
                At = 3,
            },
            Entry with
            {
                Actor = "乙",
            },
            Entry with
            {
                Action = "a.c",
            },
            Entry with
            {
                Subject = "",
            },
            Entry with
            {
                Detail = "{ }",
            },
            Entry with
            {
                Actor = "甲a",
                Action = ".b",
            },
        ];
        Assert.Distinct(others.Prepend(Entry).Select(entry => Encoding.Latin1.GetString(entry.LeafHash())));
    }
}
