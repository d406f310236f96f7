using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Piaoheng.Server.Commands;

/// <summary>日期选项, as every command takes it.</summary>
internal static class DayOption
{
    /// <summary>An option for a day.</summary>
    public static Option<DateOnly?> Create(string name, string description) =>
        new(name) { Description = description + "（yyyy-MM-dd）", CustomParser = Parse };

    private static DateOnly? Parse(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (
            DateOnly.TryParseExact(
                text,
                ["yyyy-MM-dd", "yyyyMMdd"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
        {
            return day;
        }

        result.AddError($"日期“{text}”应写作 2026-09-30");
        return null;
    }
}
