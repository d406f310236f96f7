using System.IO.Hashing;

namespace Piaoheng.Formats.Workbooks.Cells;

/// <summary>Passes on what another stream gives, up to a number of bytes: what an archive says of the size of a member is not believed.</summary>
/// <param name="source">The other stream.</param>
/// <param name="limit">Bytes that it may give.</param>
/// <param name="sum">The check sum that the archive states; null = not looked at.</param>
internal sealed class CountedStream(Stream source, long limit, uint? sum = null) : Stream
{
    private long _read;
    private readonly Crc32 _sum = new();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var read = source.Read(buffer);
        _read += read;
        if (_read > limit)
        {
            throw new LimitExceededException();
        }

        if (sum is { } stated)
        {
            _sum.Append(buffer[..read]);
            if (read == 0 && buffer.Length > 0 && _sum.GetCurrentHashAsUInt32() != stated)
            {
                throw new DamagedPartException("A part of the package is damaged.");
            }
        }

        return read;
    }

    /// <summary>Reads what is left, so that the check sum is looked at: an XML reader may know the end of its document before it.</summary>
    /// <exception cref="DamagedPartException">The check sum is another.</exception>
    public void Finish()
    {
        Span<byte> rest = stackalloc byte[256];
        while (Read(rest) > 0) { }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }
}
