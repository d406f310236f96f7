using System.Globalization;
using Piaoheng.Connectors.Certification;
using Piaoheng.Server.Platform.Home;

namespace Piaoheng.Server.Platform.Certificates;

/// <summary>兼容性证书 of this installation: one dated file for each run, none ever overwritten.</summary>
public sealed class CertificateShelf(HomeFolder home)
{
    private string Folder => Path.Combine(home.Path, "certificates");

    /// <summary>Puts a certificate there.</summary>
    /// <returns>Its path.</returns>
    public string Add(Certificate certificate)
    {
        Directory.CreateDirectory(Folder);
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"{certificate.Connector}-{certificate.At.ToOffset(TimeSpan.FromHours(8)):yyyyMMdd-HHmmss}.json"
        );
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, certificate.ToJson());
        return path;
    }

    /// <summary>The latest of a connector; null when there is none.</summary>
    public Certificate? Latest(string connector) =>
        Directory.Exists(Folder)
            ? Directory
                .EnumerateFiles(Folder, connector + "-*.json")
                .OrderDescending(StringComparer.Ordinal)
                .Select(path => Certificate.Parse(File.ReadAllText(path)))
                .FirstOrDefault(certificate => certificate is not null)
            : null;
}
