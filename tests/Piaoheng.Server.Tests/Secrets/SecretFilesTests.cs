using System.Text;
using Piaoheng.Server.Platform.Home;
using Piaoheng.Server.Platform.Secrets;

namespace Piaoheng.Server.Tests.Secrets;

/// <summary>密钥文件: sealed at rest, opened with their key only.</summary>
public sealed class SecretFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("piaoheng-secrets").FullName;

    private SecretFiles Secrets => new(new HomeFolder(_folder));

    private string PathOf(string name) => Path.Combine(_folder, "secrets", name);

    [Fact]
    public void What_is_kept_cannot_be_read_from_the_file_and_comes_back()
    {
        Secrets.Write("1-leqi", Values("0123456789abcdef"));
        Assert.DoesNotContain("0123456789abcdef", File.ReadAllText(PathOf("1-leqi.json")), StringComparison.Ordinal);
        Assert.Equal("0123456789abcdef", Secrets.Read("1-leqi")["key"]);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(PathOf("master.key")));
        }
    }

    [Fact]
    public void A_file_from_before_is_sealed_when_it_is_first_read()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "secrets"));
        File.WriteAllText(PathOf("1-leqi.json"), """{"key":"plain-before"}""");
        Assert.Equal("plain-before", Secrets.Read("1-leqi")["key"]);
        Assert.DoesNotContain("plain-before", File.ReadAllText(PathOf("1-leqi.json")), StringComparison.Ordinal);
        Assert.Equal("plain-before", Secrets.Read("1-leqi")["key"]);
    }

    [Fact]
    public void Another_key_a_changed_byte_and_another_name_open_nothing()
    {
        Secrets.Write("1-leqi", Values("secret"));
        File.Copy(PathOf("1-leqi.json"), PathOf("2-leqi.json"));
        Assert.Throws<InvalidDataException>(() => Secrets.Read("2-leqi"));

        var bytes = File.ReadAllBytes(PathOf("1-leqi.json"));
        bytes[^1] ^= 1;
        File.WriteAllBytes(PathOf("1-leqi.json"), bytes);
        Assert.Throws<InvalidDataException>(() => Secrets.Read("1-leqi"));

        Secrets.Write("1-leqi", Values("secret"));
        File.WriteAllBytes(PathOf("master.key"), Encoding.ASCII.GetBytes(new string('k', 32)));
        Assert.Throws<InvalidDataException>(() => Secrets.Read("1-leqi"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Dictionary<string, string> Values(string key) => new(StringComparer.Ordinal) { ["key"] = key };
}
