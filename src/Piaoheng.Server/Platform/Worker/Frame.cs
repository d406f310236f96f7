using System.Buffers.Binary;

namespace Piaoheng.Server.Platform.Worker;

/// <summary>One message between the program and a worker: 4 bytes length, 1 byte type, content.</summary>
internal static class Frame
{
    /// <summary>To the worker: read this file.</summary>
    public const byte Read = 1;

    /// <summary>From the worker: this file or archive member is read next.</summary>
    public const byte Starting = 2;

    /// <summary>From the worker: what one file or member gave.</summary>
    public const byte Document = 3;

    /// <summary>From the worker: the request is answered.</summary>
    public const byte Done = 4;

    /// <summary>From the worker, once: it is ready; content = the state of its sandbox.</summary>
    public const byte Ready = 5;

    /// <summary>To the worker: draw the pages of this file.</summary>
    public const byte Draw = 6;

    /// <summary>From the worker: the drawing, or nothing where there is none.</summary>
    public const byte Drawing = 7;

    /// <summary>To the worker: take this mail apart.</summary>
    public const byte OpenMail = 8;

    /// <summary>From the worker: headers and links of a mail.</summary>
    public const byte MailHead = 9;

    /// <summary>From the worker: one attachment of a mail.</summary>
    public const byte MailPart = 10;

    private const int HeaderLength = 5;

    /// <summary>Writes one message in this process' own thread; used inside the worker.</summary>
    public static void Write(Stream stream, byte type, ReadOnlySpan<byte> content)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        BinaryPrimitives.WriteInt32LittleEndian(header, content.Length);
        header[4] = type;
        stream.Write(header);
        stream.Write(content);
        stream.Flush();
    }

    /// <summary>Writes one message whose content stands in two pieces.</summary>
    public static async Task WriteAsync(
        Stream stream,
        byte type,
        ReadOnlyMemory<byte> first,
        ReadOnlyMemory<byte> second,
        CancellationToken ct
    )
    {
        var header = new byte[HeaderLength];
        BinaryPrimitives.WriteInt32LittleEndian(header, first.Length + second.Length);
        header[4] = type;
        await stream.WriteAsync(header, ct);
        await stream.WriteAsync(first, ct);
        await stream.WriteAsync(second, ct);
        await stream.FlushAsync(ct);
    }

    /// <summary>Reads the next message in this process' own thread; null at the end of the stream.</summary>
    public static (byte Type, byte[] Content)? ReadNext(Stream stream)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        if (stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength)
        {
            return null;
        }

        var content = new byte[BinaryPrimitives.ReadInt32LittleEndian(header)];
        stream.ReadExactly(content);
        return (header[4], content);
    }

    /// <summary>Reads the next message.</summary>
    /// <exception cref="EndOfStreamException">The worker has gone.</exception>
    /// <exception cref="InvalidDataException">The message is longer than <paramref name="limit"/>.</exception>
    public static async Task<(byte Type, byte[] Content)> ReadNextAsync(Stream stream, long limit, CancellationToken ct)
    {
        var header = new byte[HeaderLength];
        await stream.ReadExactlyAsync(header, ct);
        var length = BinaryPrimitives.ReadInt32LittleEndian(header);
        if (length < 0 || length > limit)
        {
            throw new InvalidDataException("A worker answered with more than it may.");
        }

        var content = new byte[length];
        await stream.ReadExactlyAsync(content, ct);
        return (header[4], content);
    }
}
