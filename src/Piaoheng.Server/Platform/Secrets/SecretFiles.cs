using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Piaoheng.Server.Platform.Home;

namespace Piaoheng.Server.Platform.Secrets;

/// <summary>密钥文件: secrets of channels, each in a file that only the user of the program may read, sealed with AES-256-GCM. Never in the database, a log or a page.</summary>
/// <remarks>
/// The key stands in a file of its own: <c>secrets/master.key</c>, or the file that <see cref="KeyVariable"/> names, which may lie
/// on another disk, so that a copy of the home alone opens nothing.
/// </remarks>
public sealed class SecretFiles(HomeFolder home)
{
    /// <summary>Environment variable that names the file of the key.</summary>
    public const string KeyVariable = "PIAOHENG_SECRET_KEY_FILE";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private static ReadOnlySpan<byte> Mark => "PHSEC1"u8;

    private string Folder => Path.Combine(home.Path, "secrets");

    private string KeyFile =>
        Environment.GetEnvironmentVariable(KeyVariable) is { Length: > 0 } given ? given : Path.Combine(Folder, "master.key");

    /// <summary>The secrets of a name; empty when there are none.</summary>
    /// <exception cref="InvalidDataException">They were sealed with another key, or are damaged.</exception>
    public IReadOnlyDictionary<string, string> Read(string name)
    {
        if (!File.Exists(PathOf(name)))
        {
            return new Dictionary<string, string>(StringComparer.Ordinal);
        }

        var bytes = File.ReadAllBytes(PathOf(name));
        if (bytes.AsSpan().StartsWith(Mark))
        {
            return Parse(Open(name, bytes));
        }

        // Written before secrets were sealed.
        var plain = Parse(bytes);
        Write(name, plain);
        return plain;
    }

    /// <summary>Replaces the secrets of a name: complete or not at all.</summary>
    public void Write(string name, IReadOnlyDictionary<string, string> secrets)
    {
        Directory.CreateDirectory(Folder);
        WriteOwned(PathOf(name), Seal(name, JsonSerializer.SerializeToUtf8Bytes(secrets)), replaces: true);
    }

    private byte[] Seal(string name, byte[] plain)
    {
        var bytes = new byte[Mark.Length + NonceBytes + TagBytes + plain.Length];
        Mark.CopyTo(bytes);
        var nonce = bytes.AsSpan(Mark.Length, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(Key(), TagBytes);
        // The name is sealed with it: a file cannot be put in the place of another.
        cipher.Encrypt(
            nonce,
            plain,
            bytes.AsSpan(Mark.Length + NonceBytes + TagBytes),
            bytes.AsSpan(Mark.Length + NonceBytes, TagBytes),
            Encoding.UTF8.GetBytes(name)
        );
        return bytes;
    }

    private byte[] Open(string name, byte[] bytes)
    {
        if (bytes.Length < Mark.Length + NonceBytes + TagBytes)
        {
            throw new InvalidDataException($"The secrets {name} are damaged.");
        }

        var plain = new byte[bytes.Length - Mark.Length - NonceBytes - TagBytes];
        try
        {
            using var cipher = new AesGcm(Key(), TagBytes);
            cipher.Decrypt(
                bytes.AsSpan(Mark.Length, NonceBytes),
                bytes.AsSpan(Mark.Length + NonceBytes + TagBytes),
                bytes.AsSpan(Mark.Length + NonceBytes, TagBytes),
                plain,
                Encoding.UTF8.GetBytes(name)
            );
            return plain;
        }
        catch (AuthenticationTagMismatchException exception)
        {
            throw new InvalidDataException($"The secrets {name} were sealed with another key, or are damaged.", exception);
        }
    }

    private byte[] Key()
    {
        if (!File.Exists(KeyFile))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(KeyFile))!);
            try
            {
                WriteOwned(KeyFile, RandomNumberGenerator.GetBytes(KeyBytes), replaces: false);
            }
            catch (IOException) when (File.Exists(KeyFile))
            {
                // Another program was quicker: its key holds.
            }
        }

        var key = File.ReadAllBytes(KeyFile);
        return key.Length == KeyBytes ? key : throw new InvalidDataException($"{KeyFile} is no key.");
    }

    private static void WriteOwned(string path, byte[] bytes, bool replaces)
    {
        var temporary = path + "." + Path.GetRandomFileName();
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        try
        {
            using (var file = new FileStream(temporary, options))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: replaces);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static Dictionary<string, string> Parse(byte[] bytes) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(bytes) ?? [];

    private string PathOf(string name) => Path.Combine(Folder, name + ".json");
}
