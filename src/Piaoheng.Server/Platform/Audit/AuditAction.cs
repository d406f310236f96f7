using System.Collections.Frozen;
using System.Reflection;

namespace Piaoheng.Server.Platform.Audit;

/// <summary>操作: one kind of entry of the log, declared as a static field of <c>&lt;Module&gt;Actions</c>.</summary>
/// <param name="Id">Stable id, as the log holds it: <c>invoice.create</c>.</param>
/// <param name="Name">Chinese name, as the log shows it.</param>
public sealed record AuditAction(string Id, string Name);

/// <summary>所有操作: found in the static fields of the program's types.</summary>
public static class AuditActionCatalogue
{
    /// <summary>Every action, by id.</summary>
    public static FrozenDictionary<string, AuditAction> All { get; } =
        Declared<AuditAction>().ToFrozenDictionary(action => action.Id, StringComparer.Ordinal);

    /// <summary>Every kind of object, by its word.</summary>
    public static FrozenDictionary<string, AuditSubject> Subjects { get; } =
        Declared<AuditSubject>().ToFrozenDictionary(subject => subject.Prefix, StringComparer.Ordinal);

    /// <summary>Name of an action; its id where an older or newer program wrote it.</summary>
    public static string NameOf(string id) => All.TryGetValue(id, out var action) ? action.Name : id;

    private static IEnumerable<T> Declared<T>() =>
        typeof(AuditActionCatalogue)
            .Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Actions", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public))
            .Where(field => field.FieldType == typeof(T))
            .Select(field => (T)field.GetValue(null)!);
}

/// <summary>操作的对象: what the subject of an entry names by the word before its colon; declared beside the actions.</summary>
/// <param name="Prefix">Word before the colon: <c>invoice</c>.</param>
/// <param name="Name">Chinese word.</param>
/// <param name="Path">Where it is seen, below the taxpayer, <c>{0}</c> standing for what follows the colon; null = nowhere.</param>
public sealed record AuditSubject(string Prefix, string Name, string? Path = null)
{
    /// <summary>Right without which it cannot be opened; null = the log itself is enough.</summary>
    public Access.Permission? ToSee { get; init; }
}
