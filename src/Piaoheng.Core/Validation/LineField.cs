using System.Globalization;

namespace Piaoheng.Core.Validation;

/// <summary>JSON keys of fields of lines.</summary>
internal static class LineField
{
    /// <summary><c>lines[2].amount</c>.</summary>
    public static string Of(int index, string field) => string.Create(CultureInfo.InvariantCulture, $"lines[{index}].{field}");
}
