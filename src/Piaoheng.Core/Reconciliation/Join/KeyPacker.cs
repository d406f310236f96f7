namespace Piaoheng.Core.Reconciliation.Join;

/// <summary>Turns identity keys into exact 64-bit keys: equal numbers if and only if equal texts, inside one packer.</summary>
/// <remarks>
/// 20 digits do not fit 64 bits. The first two of them (a year, or the start of a 发票代码) take few values in one run,
/// so they become a 4-bit code beside the other 18 digits, which are below 2^60. 18 digits (10 + 8) have a code of their own.
/// Everything else (letters, other lengths, more starts than codes) goes through a dictionary: slower, and as exact.
/// </remarks>
public sealed class KeyPacker
{
    private const int DigitBits = 60;
    private const int Digits = 18;
    private const byte OtherCode = 15;
    private const byte EighteenCode = 14;
    private const byte Unassigned = byte.MaxValue;

    private readonly byte[] _codeOfStart = NewCodes();
    private readonly Dictionary<string, ulong> _others = new(StringComparer.Ordinal);
    private byte _nextCode;

    /// <summary>The key as a number.</summary>
    public ulong Pack(string key)
    {
        if (key.Length == Digits + 2 && TryDigits(key.AsSpan(0, 2), out var start) && TryDigits(key.AsSpan(2), out var rest))
        {
            var code = CodeOf((int)start);
            return code == OtherCode ? PackOther(key) : ((ulong)code << DigitBits) | rest;
        }

        return key.Length == Digits && TryDigits(key, out var all) ? ((ulong)EighteenCode << DigitBits) | all : PackOther(key);
    }

    private static byte[] NewCodes()
    {
        var codes = new byte[100];
        Array.Fill(codes, Unassigned);
        return codes;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out ulong value)
    {
        value = 0;
        unchecked
        {
            foreach (var c in text)
            {
                var digit = (uint)(c - '0');
                if (digit > 9)
                {
                    return false;
                }

                value = (value * 10) + digit;
            }
        }

        return true;
    }

    private byte CodeOf(int start)
    {
        ref var code = ref _codeOfStart[start];
        if (code == Unassigned)
        {
            code = _nextCode < EighteenCode ? _nextCode++ : OtherCode;
        }

        return code;
    }

    private ulong PackOther(string key)
    {
        if (!_others.TryGetValue(key, out var packed))
        {
            packed = ((ulong)OtherCode << DigitBits) | (uint)_others.Count;
            _others.Add(key, packed);
        }

        return packed;
    }
}
