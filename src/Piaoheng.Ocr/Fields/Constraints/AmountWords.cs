using Piaoheng.Core.Money;
using Piaoheng.Ocr.Fields.Layout;

namespace Piaoheng.Ocr.Fields.Constraints;

/// <summary>大写金额 in recognised text.</summary>
internal static class AmountWords
{
    private const string Letters = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿圆元角分整";
    private const int Fewest = 2;

    /// <summary>The words within a piece; null when there are none.</summary>
    public static Piece? In(Piece piece)
    {
        var (best, from, length) = (0, 0, 0);
        for (var start = 0; start < piece.Text.Length; start++)
        {
            var end = start;
            while (end < piece.Text.Length && OneOf(piece.Text[end]) is not null)
            {
                end++;
            }

            var exact = piece
                .Text.AsSpan(start, end - start)
                .ToString()
                .Count(static c => Letters.Contains(c, StringComparison.Ordinal));
            if (exact > best)
            {
                (best, from, length) = (exact, start, end - start);
            }

            start = end;
        }

        return best > Fewest || (best == Fewest && length == 2) ? piece.Slice(from, length) : null;
    }

    /// <summary>The text in the letters of amounts.</summary>
    public static string Plain(Piece words) => string.Concat(words.Text.Select(static c => OneOf(c) ?? c));

    /// <summary>What the words say; null when they say nothing.</summary>
    public static Yuan? Value(Piece words) => ChineseAmount.TryParse(Plain(words), out var amount) ? amount : null;

    /// <summary>Whether the words are those of an amount but for few letters, each of which was read without certainty.</summary>
    public static bool AreNearly(Piece words, Yuan amount)
    {
        var found = Plain(words).Replace('元', '圆').TrimEnd('整');
        var wanted = ChineseAmount.Format(amount).TrimEnd('整');
        if (found.Length != wanted.Length || words.Glyphs.Count < found.Length)
        {
            return false;
        }

        var wrong = Enumerable.Range(0, found.Length).Where(at => found[at] != wanted[at]).ToList();
        return wrong.Count <= 1 + (found.Length / 8) && wrong.TrueForAll(at => words.Glyphs[at].Score < 0.9f);
    }

    private static char? OneOf(char c) =>
        c switch
        {
            '雯' or '霉' or '雾' or '需' or '寥' or '〇' => '零',
            '壶' or '壱' or '臺' or '查' or '意' => '壹',
            '武' or '貳' or '贡' or '弍' or '贳' => '贰',
            '参' or '叄' or '參' or '叶' => '叁',
            '津' or '肄' or '肀' or '律' => '肆',
            '任' or '位' or '仵' => '伍',
            '陸' or '隘' or '陡' or '险' => '陆',
            '染' or '桨' => '柒',
            '拐' or '别' or '棚' or '扬' => '捌',
            '玫' or '玟' or '致' => '玖',
            '恰' or '给' or '抬' or '洽' => '拾',
            '伯' or '百' or '怕' or '拍' => '佰',
            '什' or '件' or '千' => '仟',
            '萬' => '万',
            '億' => '亿',
            '园' or '圓' or '囿' or '国' or '图' => '圆',
            '正' => '整',
            _ => Letters.Contains(c, StringComparison.Ordinal) ? c : null,
        };
}
