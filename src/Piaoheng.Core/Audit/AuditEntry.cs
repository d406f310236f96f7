using System.Buffers.Binary;
using System.Text;

namespace Piaoheng.Core.Audit;

/// <summary>操作日志的一条记录, as the tree takes it: every field of its row.</summary>
/// <param name="Log">Taxpayer whose log it is; 0 = the installation's own.</param>
/// <param name="Seq">Its number in the log, from 1.</param>
/// <param name="At">When, in milliseconds since 1970 UTC.</param>
/// <param name="Actor">Who.</param>
/// <param name="Action">What was done.</param>
/// <param name="Subject">To what; null for actions on nothing in particular.</param>
/// <param name="Detail">Particulars, as stored.</param>
public sealed record AuditEntry(long Log, long Seq, long At, string Actor, string Action, string? Subject, string Detail)
{
    // Stands before every leaf: should a field ever be added, its leaves can never be taken for these.
    private static ReadOnlySpan<byte> Form => "piaoheng audit entry 1\n"u8;

    /// <summary>Hash of the entry as a leaf.</summary>
    public byte[] LeafHash() => MerkleHash.Leaf(Content());

    /// <summary>The bytes of the leaf: numbers of 8 bytes, texts in UTF-8 behind their length, so that no two entries have the same.</summary>
    public byte[] Content()
    {
        using var bytes = new MemoryStream();
        bytes.Write(Form);
        Write(bytes, Log);
        Write(bytes, Seq);
        Write(bytes, At);
        Write(bytes, Actor);
        Write(bytes, Action);
        Write(bytes, Subject);
        Write(bytes, Detail);
        return bytes.ToArray();
    }

    private static void Write(MemoryStream bytes, long number)
    {
        Span<byte> eight = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(eight, number);
        bytes.Write(eight);
    }

    private static void Write(MemoryStream bytes, string? text)
    {
        if (text is null)
        {
            Write(bytes, -1);
            return;
        }

        var content = Encoding.UTF8.GetBytes(text);
        Write(bytes, content.LongLength);
        bytes.Write(content);
    }
}
