using System.Text.RegularExpressions;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Text;

namespace Piaoheng.Formats.Forms;

/// <summary>Facts that a remark box states as labels and values: the passage of a 通行费通用（电子）发票.</summary>
internal static partial class RemarkFacts
{
    private static readonly (string Label, string Key)[] Labels =
    [
        ("车牌号码", ExtraKey.PlateNumber),
        ("车牌号", ExtraKey.PlateNumber),
        ("车型", ExtraKey.VehicleType),
        ("入口站", "entryPlace"),
        ("入口", "entryPlace"),
        ("出口站", "exitPlace"),
        ("出口时间", "exitTime"),
        ("出站时间", "exitTime"),
        ("出口", "exitPlace"),
    ];

    public static void Read(Draft draft)
    {
        foreach (var line in (draft.Remark ?? "").Split('\n'))
        {
            var match = Labelled().Match(CompatibilityForm.Fold(line));
            var label = match.Groups["label"].Value.Replace(" ", "", StringComparison.Ordinal);
            foreach (var (name, key) in Labels)
            {
                if (string.Equals(label, name, StringComparison.Ordinal) && !draft.Extra.ContainsKey(key))
                {
                    // 苏E…（渐变绿色）: the colour of the plate is no part of its number.
                    var value = match.Groups["value"].Value;
                    draft.Keep(key, key is ExtraKey.PlateNumber ? value.Split('(')[0].Trim() : value);
                }
            }
        }
    }

    [GeneratedRegex(@"^\s*(?<label>[^:]{2,8}?)\s*:\s*(?<value>.+?)\s*\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Labelled();
}
