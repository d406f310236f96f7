using System.Globalization;
using System.Text.RegularExpressions;

namespace Piaoheng.BureauSimulator.Faults;

/// <summary>One fault that is switched on.</summary>
/// <param name="Fault">Which.</param>
/// <param name="Mode">In which form; null = each in turn.</param>
/// <param name="From">First call that it may strike.</param>
/// <param name="To">Last call that it may strike.</param>
public sealed partial record FaultSwitch(FaultKind Fault, string? Mode, long From, long To)
{
    /// <summary>Reads <c>S1,S11:sms,S19:html@10-20</c>.</summary>
    /// <exception cref="FormatException">An entry is none.</exception>
    public static IReadOnlyList<FaultSwitch> Parse(string? text) =>
        [
            .. (text ?? "")
                .Split([',', ' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(One),
        ];

    /// <inheritdoc />
    public override string ToString()
    {
        var mode = Mode is null ? "" : ":" + Mode;
        var calls = To == long.MaxValue ? "" : string.Create(CultureInfo.InvariantCulture, $"@{From}-{To}");
        return Fault.Id + mode + calls;
    }

    private static FaultSwitch One(string entry)
    {
        var match = Form().Match(entry);
        if (!match.Success || FaultKind.Find(match.Groups["id"].Value) is not { } fault)
        {
            throw new FormatException($"“{entry}”不是故障；写法如 S1、S11:sms、S19:html@10-20");
        }

        var mode = match.Groups["mode"].Success ? match.Groups["mode"].Value : null;
        if (mode is not null && !fault.Modes.Contains(mode, StringComparer.Ordinal))
        {
            throw new FormatException($"{fault.Id} 没有“{mode}”；有：{string.Join('、', fault.Modes)}");
        }

        return match.Groups["from"].Success
            ? new FaultSwitch(fault, mode, Number(match.Groups["from"].Value), Number(match.Groups["to"].Value))
            : new FaultSwitch(fault, mode, 1, long.MaxValue);
    }

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?<id>S\d{1,2})(:(?<mode>[a-z0-9]+))?(@(?<from>\d{1,9})-(?<to>\d{1,9}))?$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Form();
}
