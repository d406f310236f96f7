using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Piaoheng.Ocr.Models;

/// <summary>模型文件夹: opens the set of models, each file only if it is what the set says it is.</summary>
public static class ModelFolder
{
    private const string SetFile = "recognition.json";

    /// <summary>The models that ship with the program.</summary>
    public static string Shipped => Path.Combine(AppContext.BaseDirectory, "models");

    /// <summary>Reads all files of the set.</summary>
    /// <exception cref="ModelException">One is missing, altered or cannot be understood.</exception>
    public static ModelBytes Read(string folder)
    {
        var set = ReadSet(folder);
        return new ModelBytes(
            set.Name,
            ReadFile(folder, set.Detection),
            ReadFile(folder, set.Direction),
            ReadFile(folder, set.Recognition),
            Alphabet(ReadFile(folder, set.Alphabet))
        );
    }

    private static ModelSet ReadSet(string folder)
    {
        try
        {
            var set = JsonSerializer.Deserialize(Open(folder, SetFile), ModelSetJson.Default.ModelSet);
            return set ?? throw ModelException.Unusable(SetFile);
        }
        catch (JsonException exception)
        {
            throw ModelException.Unusable(SetFile, exception);
        }
    }

    private static byte[] ReadFile(string folder, ModelFile file)
    {
        var bytes = Open(folder, file.File);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return string.Equals(hash, file.Sha256, StringComparison.OrdinalIgnoreCase)
            ? bytes
            : throw ModelException.Altered(file.File);
    }

    private static byte[] Open(string folder, string file)
    {
        // A set names files of its own folder, whatever it says.
        var path = Path.Combine(folder, Path.GetFileName(file));
        return File.Exists(path) ? File.ReadAllBytes(path) : throw ModelException.Missing(file);
    }

    private static string[] Alphabet(byte[] lines)
    {
        var characters = Encoding.UTF8.GetString(lines).Split('\n').Select(static line => line.TrimEnd('\r'));
        return ["", .. characters.Where(static line => line.Length > 0), " "];
    }
}
