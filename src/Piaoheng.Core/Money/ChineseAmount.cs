using System.Text;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Money;

/// <summary>大写金额: reads and writes amounts in words.</summary>
/// <remarks>
/// Words are compared by value, never as text: 圆 and 元, 整 and 正, and an omitted 零 all say the same
/// (票据法 practice: where the 万 or 元 place is zero, one 零 may be written or left out).
/// </remarks>
public static class ChineseAmount
{
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";
    private const long Wan = 10_000;
    private const long Yi = 100_000_000;

    /// <summary>Reads an amount in words: <c>壹佰伍拾捌圆捌角叁分</c>, <c>（负数）伍佰圆整</c>, <c>ⓧ柒圆零陆分</c>.</summary>
    /// <returns>False when the text is empty or not an amount below 10^14 yuan.</returns>
    public static bool TryParse(string? text, out Yuan amount)
    {
        amount = default;
        if (string.IsNullOrWhiteSpace(text))
        {
            return false;
        }

        var words = Plain(text, out var isNegative);
        var position = 0;
        if (!TryWhole(words, ref position, out var yuan) || !TryFraction(words, ref position, out var fen))
        {
            return false;
        }

        if (position < words.Length && words[position] is '整')
        {
            position++;
        }

        if (position != words.Length || yuan >= 100_000_000_000_000)
        {
            return false;
        }

        var total = (yuan * 100) + fen;
        amount = Yuan.FromFen(isNegative ? -total : total);
        return true;
    }

    /// <summary>Writes an amount in words as invoices print it: <c>壹佰伍拾捌圆捌角叁分</c>, <c>零圆整</c>, <c>（负数）伍佰圆整</c>.</summary>
    public static string Format(Yuan amount)
    {
        var fen = Math.Abs((decimal)amount.Fen);
        var yuan = (long)Math.Truncate(fen / 100m);
        var jiao = (int)(fen / 10m % 10m);
        var cent = (int)(fen % 10m);
        var words = new StringBuilder(amount.Fen < 0 ? "（负数）" : "");
        if (yuan > 0)
        {
            AppendWhole(words, yuan);
            words.Append('圆');
        }
        else if (fen == 0)
        {
            return "零圆整";
        }

        if (jiao > 0)
        {
            words.Append(Digits[jiao]).Append('角');
        }
        else if (cent > 0 && yuan > 0)
        {
            words.Append('零');
        }

        return cent > 0 ? words.Append(Digits[cent]).Append('分').ToString() : words.Append('整').ToString();
    }

    /// <summary>One spelling of every sign, and without what does not change the value.</summary>
    private static string Plain(string text, out bool isNegative)
    {
        // The crossed circle that old forms print before the amount folds to an "x", so it goes first.
        var bare = text.Replace("ⓧ", "", StringComparison.Ordinal).Replace("Ⓧ", "", StringComparison.Ordinal);
        var folded = CompatibilityForm.Fold(bare);
        var plain = new StringBuilder(folded.Length);
        foreach (var c in folded)
        {
            if (!char.IsWhiteSpace(c) && c is not ('⊗' or '⨂' or '\u200B' or '\uFEFF'))
            {
                plain.Append(OneSpelling(c));
            }
        }

        var words = plain.ToString();
        foreach (var lead in (ReadOnlySpan<string>)["(大写)", "人民币"])
        {
            words = words.StartsWith(lead, StringComparison.Ordinal) ? words[lead.Length..] : words;
        }

        foreach (var sign in (ReadOnlySpan<string>)["(负数)", "(负)", "负数", "负"])
        {
            if (words.StartsWith(sign, StringComparison.Ordinal))
            {
                isNegative = true;
                return words[sign.Length..];
            }
        }

        isNegative = false;
        return words;
    }

    private static char OneSpelling(char c) =>
        c switch
        {
            '〇' or '○' => '零',
            '一' or '壱' => '壹',
            '二' or '貳' or '弍' or '贰' or '两' => '贰',
            '三' or '叄' or '參' or '参' or '弎' => '叁',
            '四' => '肆',
            '五' => '伍',
            '六' or '陸' => '陆',
            '七' => '柒',
            '八' => '捌',
            '九' => '玖',
            '十' => '拾',
            '百' => '佰',
            '千' => '仟',
            '萬' => '万',
            '億' => '亿',
            '元' or '圓' or '円' => '圆',
            '正' => '整',
            '負' => '负',
            '數' => '数',
            _ => c,
        };

    /// <summary>The yuan before 圆; an amount of 角 and 分 alone has none.</summary>
    private static bool TryWhole(string words, ref int position, out long yuan)
    {
        yuan = 0;
        var end = words.IndexOf('圆', StringComparison.Ordinal);
        if (end < 0)
        {
            return words.Length > 0;
        }

        position = end + 1;
        var whole = words.AsSpan(0, end);
        return whole.Length > 0 && TrySections(whole, out yuan);
    }

    /// <summary>[sections 亿] [sections]: each at most 9999 万 and 9999.</summary>
    private static bool TrySections(ReadOnlySpan<char> whole, out long yuan)
    {
        yuan = 0;
        var mark = whole.IndexOf('亿');
        if (mark >= 0)
        {
            if (!TryBelowYi(whole[..mark], out var high) || high == 0)
            {
                return false;
            }

            yuan = high * Yi;
            whole = whole[(mark + 1)..];
            if (whole.IsEmpty)
            {
                return true;
            }
        }

        if (!TryBelowYi(whole, out var low))
        {
            return false;
        }

        yuan += low;
        return true;
    }

    private static bool TryBelowYi(ReadOnlySpan<char> words, out long number)
    {
        number = 0;
        var mark = words.IndexOf('万');
        if (mark >= 0)
        {
            if (!TryBelowWan(words[..mark], out var high) || high == 0)
            {
                return false;
            }

            number = high * Wan;
            words = words[(mark + 1)..];
            if (words.IsEmpty)
            {
                return true;
            }
        }

        if (!TryBelowWan(words, out var low))
        {
            return false;
        }

        number += low;
        return true;
    }

    /// <summary>A number up to 9999: digits with 仟, 佰 and 拾 in falling order, 零 anywhere between.</summary>
    private static bool TryBelowWan(ReadOnlySpan<char> words, out long number)
    {
        number = 0;
        var digit = -1;
        var last = Wan;
        foreach (var c in words)
        {
            var unit = UnitOf(c);
            if (unit == 0)
            {
                var value = Digits.IndexOf(c, StringComparison.Ordinal);
                if (value < 0 || digit > 0)
                {
                    return false;
                }

                digit = value;
                continue;
            }

            // 拾 alone is ten; 零 before a unit says nothing.
            if (unit >= last || digit == 0 || (digit < 0 && unit != 10))
            {
                return false;
            }

            number += (digit < 0 ? 1 : digit) * unit;
            last = unit;
            digit = -1;
        }

        number += Math.Max(digit, 0);
        return !words.IsEmpty;
    }

    private static long UnitOf(char c) =>
        c switch
        {
            '拾' => 10,
            '佰' => 100,
            '仟' => 1000,
            _ => 0,
        };

    /// <summary>[digit 角] [digit 分], with an optional 零 before each.</summary>
    private static bool TryFraction(string words, ref int position, out long fen)
    {
        fen = 0;
        var isEmpty = position == 0;
        if (TryPart(words, ref position, '角', out var jiao))
        {
            fen = jiao * 10L;
            isEmpty = false;
        }

        if (TryPart(words, ref position, '分', out var cent))
        {
            fen += cent;
            isEmpty = false;
        }

        // Without 圆 there must be 角 or 分.
        return !isEmpty;
    }

    private static bool TryPart(string words, ref int position, char unit, out int digit)
    {
        digit = 0;
        var next = position;
        while (next < words.Length && words[next] == '零' && next + 1 < words.Length && words[next + 1] != unit)
        {
            next++;
        }

        if (next + 1 >= words.Length || words[next + 1] != unit)
        {
            return false;
        }

        digit = Digits.IndexOf(words[next], StringComparison.Ordinal);
        if (digit < 0)
        {
            return false;
        }

        position = next + 2;
        return true;
    }

    private static void AppendWhole(StringBuilder words, long yuan)
    {
        var yi = yuan / Yi;
        var rest = yuan % Yi;
        if (yi > 0)
        {
            AppendBelowYi(words, yi);
            words.Append('亿');
            if (rest is > 0 and < Yi / 10)
            {
                words.Append('零');
            }
        }

        if (rest > 0)
        {
            AppendBelowYi(words, rest);
        }
    }

    private static void AppendBelowYi(StringBuilder words, long number)
    {
        var wan = number / Wan;
        var rest = number % Wan;
        if (wan > 0)
        {
            AppendBelowWan(words, wan);
            words.Append('万');
            if (rest is > 0 and < Wan / 10)
            {
                words.Append('零');
            }
        }

        if (rest > 0)
        {
            AppendBelowWan(words, rest);
        }
    }

    private static void AppendBelowWan(StringBuilder words, long number)
    {
        var isGap = false;
        var isFirst = true;
        foreach (var (unit, name) in (ReadOnlySpan<(int, string)>)[(1000, "仟"), (100, "佰"), (10, "拾"), (1, "")])
        {
            var digit = (int)(number / unit % 10);
            if (digit == 0)
            {
                isGap = !isFirst;
                continue;
            }

            if (isGap)
            {
                words.Append('零');
            }

            words.Append(Digits[digit]).Append(name);
            isGap = false;
            isFirst = false;
        }
    }
}
