using Piaoheng.Connectors.Leqi;

namespace Piaoheng.Connectors.Tests;

/// <summary>SM4 against the examples of GB/T 32907-2016, annex A.</summary>
public sealed class Sm4Tests
{
    private static readonly byte[] Key = Convert.FromHexString("0123456789ABCDEFFEDCBA9876543210");

    [Fact]
    public void The_example_of_the_standard_is_met() =>
        Assert.Equal("681EDF34D206965E86B3E94F536E4246", Convert.ToHexString(Sm4.Encrypt(Key, Key)[..16]));

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(1000)]
    public void What_was_sealed_is_opened(int length)
    {
        var plain = Enumerable.Range(0, length).Select(at => (byte)(at % 251)).ToArray();
        Assert.Equal(plain, Sm4.Decrypt(Key, Sm4.Encrypt(Key, plain)));
    }

    [Fact]
    public void Another_key_opens_nothing()
    {
        var other = Key.Reverse().ToArray();
        var opened = Sm4.Decrypt(other, Sm4.Encrypt(Key, "票"u8.ToArray()));
        Assert.True(opened is null || !opened.SequenceEqual("票"u8.ToArray()));
    }
}
