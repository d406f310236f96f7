using System.Globalization;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>A place in an ordered list: the key of the row at which a page begins or ends. Stays right while rows are added.</summary>
/// <param name="Key">What the list is ordered by: the day number, or 分.</param>
/// <param name="Id">Invoice, which decides between equal keys.</param>
/// <param name="IsBefore">Whether the page ends before it; otherwise it begins after it.</param>
public readonly record struct PagePlace(long Key, long Id, bool IsBefore)
{
    /// <summary>As it stands in an address: <c>after.739900.123</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(IsBefore ? "before" : "after")}.{Key}.{Id}");

    /// <summary>Reads a place back; null when it is none, which begins at the start of the list.</summary>
    public static PagePlace? Parse(string? text)
    {
        var parts = (text ?? "").Split('.');
        return
            parts is ["before" or "after", _, _]
            && long.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var key)
            && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new PagePlace(key, id, parts[0] == "before")
            : null;
    }
}
