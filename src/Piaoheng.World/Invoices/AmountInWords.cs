using System.Text;
using Piaoheng.Core.Money;

namespace Piaoheng.World.Invoices;

/// <summary>价税合计（大写） as different makers print it. Written apart from the product's own formatter, so that the two check each other.</summary>
/// <param name="Unit">圆 or 元.</param>
/// <param name="HasZeroBeforeFen">零 between the yuan and the 分 when there is no 角 (壹拾元零壹分), or not (壹拾圆壹分).</param>
/// <param name="ClosesAfterJiao">整 also behind 角.</param>
public sealed record AmountInWords(char Unit = '圆', bool HasZeroBeforeFen = true, bool ClosesAfterJiao = false)
{
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";
    private static readonly string[] Places = ["", "拾", "佰", "仟"];
    private static readonly string[] Groups = ["", "万", "亿", "万亿"];

    /// <summary>The amount in words; a negative one begins with （负数）.</summary>
    public string Write(Yuan amount)
    {
        var fen = amount.Abs().Fen;
        var yuan = fen / 100;
        var jiao = (int)(fen / 10 % 10);
        var last = (int)(fen % 10);
        var text = new StringBuilder(amount.Fen < 0 ? "（负数）" : "");
        if (yuan > 0 || fen == 0)
        {
            text.Append(yuan == 0 ? "零" : Whole(yuan)).Append(Unit);
        }

        if (jiao > 0)
        {
            text.Append(Digits[jiao]).Append('角');
        }
        else if (last > 0 && yuan > 0 && HasZeroBeforeFen)
        {
            text.Append('零');
        }

        if (last > 0)
        {
            return text.Append(Digits[last]).Append('分').ToString();
        }

        return jiao == 0 || ClosesAfterJiao ? text.Append('整').ToString() : text.ToString();
    }

    private static string Whole(long yuan)
    {
        var groups = new List<int>();
        for (var rest = yuan; rest > 0; rest /= 10_000)
        {
            groups.Add((int)(rest % 10_000));
        }

        var text = new StringBuilder();
        var isZeroDue = false;
        for (var at = groups.Count - 1; at >= 0; at--)
        {
            var group = groups[at];
            if (group == 0)
            {
                isZeroDue = text.Length > 0;
                continue;
            }

            if (text.Length > 0 && (isZeroDue || group < 1000))
            {
                text.Append('零');
            }

            isZeroDue = false;
            AppendGroup(text, group);
            text.Append(Groups[at]);
        }

        return text.ToString();
    }

    private static void AppendGroup(StringBuilder text, int group)
    {
        var isZeroDue = false;
        var hasDigit = false;
        for (var place = 3; place >= 0; place--)
        {
            var digit = group / (int)Math.Pow(10, place) % 10;
            if (digit == 0)
            {
                isZeroDue = hasDigit;
                continue;
            }

            if (isZeroDue)
            {
                text.Append('零');
            }

            text.Append(Digits[digit]).Append(Places[place]);
            isZeroDue = false;
            hasDigit = true;
        }
    }
}
