using System.Collections.Frozen;

namespace Piaoheng.Server.Modules.Access;

/// <summary>泄露口令: those that everybody who guesses tries first; a file beside the program, so that nobody outside is asked.</summary>
internal sealed class BreachedPasswords
{
    private readonly Lazy<FrozenSet<string>> _known = new(() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "policy", "passwords", "breached.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
    );

    /// <summary>Whether the password is among them, in whatever case.</summary>
    public bool Contain(string password) => _known.Value.Contains(password);
}
