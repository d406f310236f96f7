using Piaoheng.Core.Text;

namespace Piaoheng.Core.Reconciliation;

/// <summary>Adds to a reason what holds beside it.</summary>
internal static class ReasonNote
{
    /// <summary>The reason with a note in brackets.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="name">Name of the argument that holds the note.</param>
    /// <param name="note">The note in Chinese.</param>
    public static CodedText Add(CodedText reason, string name, string note)
    {
        var args = new SortedDictionary<string, string>(StringComparer.Ordinal) { [name] = note };
        foreach (var (key, value) in reason.Args)
        {
            args[key] = value;
        }

        return new CodedText(reason.Code, reason.Template + "（{" + name + "}）", args);
    }
}
