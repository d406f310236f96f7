using System.Text.RegularExpressions;
using Piaoheng.Core.Codes;
using Piaoheng.Core.Invoices;
using Piaoheng.Ocr.Fields.Constraints;
using Piaoheng.Ocr.Fields.Labels;
using Piaoheng.Ocr.Fields.Layout;
using Piaoheng.Ocr.Fields.Lines;
using Piaoheng.Ocr.Fields.Results;
using Piaoheng.Ocr.Recognition;

namespace Piaoheng.Ocr.Fields.Forms;

/// <summary>购买方 or 销售方: name and tax number out of the pieces of its box.</summary>
/// <remarks>The tax number is the anchor: nothing else has its shape. The name stands above it, whichever labels a shifted print lies beside.</remarks>
internal static partial class PartyBox
{
    private const float LetterGap = 1.2f;
    private const float WordGap = 1.6f;

    /// <summary>Characters of a row from which it may hold a tax number.</summary>
    private const int FewestOfId = 12;

    public static void Read(SheetDraft draft, string side, IReadOnlyList<Piece> box, ExtractionContext context)
    {
        var id = TaxId(draft.Sheet, box, context);
        if (id is not null)
        {
            draft[side + "TaxId"] = id;
        }

        draft[side + "Name"] = Name(box, id?.Slice);
        if (id is null && draft[side + "Name"] is { } name && name.Value is "个人" or "个人(个人)")
        {
            draft.None(side + "TaxId");
        }
    }

    /// <summary>The tax number alone.</summary>
    public static void ReadTaxId(SheetDraft draft, string side, IReadOnlyList<Piece> box, ExtractionContext context) =>
        draft[side + "TaxId"] = TaxId(draft.Sheet, box, context);

    private static FoundField? TaxId(Sheet sheet, IReadOnlyList<Piece> box, ExtractionContext context)
    {
        var id = TaxId(box);
        return id?.Proof.HasFlag(Proof.Check) is true ? id : SecondLook(sheet, box, context) ?? id;
    }

    private static FoundField? TaxId(IReadOnlyList<Piece> box)
    {
        var candidates = box.SelectMany(static piece => Candidates(piece)).ToList();
        return candidates
            .OrderByDescending(static found => found.Proof.HasFlag(Proof.Check))
            .ThenByDescending(static found => found.Value.Length == UnifiedSocialCreditCode.Length)
            .ThenBy(static found => found.Slice!.Y)
            .FirstOrDefault();
    }

    /// <summary>The tax number of a side that has none, looked for level with that of the other; a person is told.</summary>
    public static void ReadBeside(
        SheetDraft draft,
        (string Name, float Left, float Right) side,
        string other,
        ExtractionContext context
    )
    {
        if (
            draft[side.Name + "TaxId"] is null
            && draft[other + "TaxId"]?.Slice is { } level
            && CellReader.Beside(draft.Sheet, side.Left, side.Right, level, context) is { } seen
            && Candidates(seen).FirstOrDefault(static found => found.Proof.HasFlag(Proof.Check)) is { } found
        )
        {
            draft[side.Name + "TaxId"] = found with { IsContradicted = true };
        }
    }

    // What was read once wrongly or in parts is read again from near, without the red of a seal and with it; a person is told.
    private static FoundField? SecondLook(Sheet sheet, IReadOnlyList<Piece> box, ExtractionContext context)
    {
        foreach (var row in TextRow.Of(box).Where(static row => !Bank().IsMatch(row.All.Text)))
        {
            var parts = row.Pieces.Select(IdPart).OfType<Piece>().ToList();
            if (parts.Sum(static piece => piece.Text.Count(char.IsAsciiLetterOrDigit)) < FewestOfId)
            {
                continue;
            }

            foreach (var ink in (Ink[])[Ink.NotRed, Ink.All])
            {
                if (
                    CellReader.Again(sheet, parts, context, ink) is { } again
                    && Candidates(again).FirstOrDefault(static found => found.Proof.HasFlag(Proof.Check)) is { } found
                )
                {
                    return found with { IsContradicted = true };
                }
            }
        }

        return null;
    }

    // Behind its label, or a piece that is mostly letters and figures; null for others.
    private static Piece? IdPart(Piece piece)
    {
        var part =
            piece.Text.LastIndexOf(':') is >= 0 and var colon && colon + 1 < piece.Text.Length ? piece.From(colon + 1) : piece;
        return part.Text.Count(char.IsAsciiLetterOrDigit) * 2 >= part.Text.Length ? part : null;
    }

    private static IEnumerable<FoundField> Candidates(Piece piece)
    {
        foreach (Match match in IdShape().Matches(piece.Text))
        {
            var before = match.Index > 0 ? piece.Text[match.Index - 1] : ' ';
            if (Bank().IsMatch(piece.Text[..match.Index]) || (Glyph.IsIdeograph(before) && before is not ('号' or '码')))
            {
                continue;
            }

            var slice = piece.Slice(match.Index, match.Length);
            if (FieldOf(slice) is { } found)
            {
                yield return found;
            }
        }
    }

    /// <summary>The number that a slice says, decoded under its check characters where the plain text fails them.</summary>
    private static FoundField? FieldOf(Piece slice)
    {
        var raw = slice.Text.ToUpperInvariant();
        if (UnifiedSocialCreditCode.IsValid(raw))
        {
            return new FoundField(raw, slice) { Proof = Proof.Check };
        }

        var guess = TaxIdDecoder.Decode(slice);
        if (guess is { Certainty: > 0.9f, Share: > 0.02f })
        {
            return new FoundField(guess.TaxId, slice) { Proof = Proof.Check, IsContradicted = guess.Share < 0.1f };
        }

        if (LostCheckCharacter(raw, slice) is { } whole)
        {
            return whole;
        }

        return raw.Length is 15 or 17 or 18 or 20 && raw.Count(char.IsAsciiDigit) >= 8
            ? new FoundField(raw, slice)
            {
                Proof = raw.Length == 15 && TaxpayerId.Examine(raw).IsPlausible ? Proof.Check : Proof.None,
                IsContradicted = raw.Length == UnifiedSocialCreditCode.Length,
            }
            : null;
    }

    // The last character stands at the edge of its box, where it is cut or lost: the others make it, and hold their own check. A person is told.
    private static FoundField? LostCheckCharacter(string raw, Piece slice)
    {
        var others = UnifiedSocialCreditCode.Length - 1;
        var isLost =
            raw.Length == others
            || (
                raw.Length == UnifiedSocialCreditCode.Length
                && slice.Glyphs[others].Score < slice.Glyphs.Take(others).Min(static glyph => glyph.Score)
            );
        return
            isLost
            && UnifiedSocialCreditCode.CheckCharacter(raw.AsSpan(0, others)) is { } check
            && raw[..others] + check is var whole
            && UnifiedSocialCreditCode.IsValid(whole)
            ? new FoundField(whole, slice) { Source = SourceId.OcrCorrected, IsContradicted = true }
            : null;
    }

    private static FoundField? Name(IReadOnlyList<Piece> box, Piece? id)
    {
        var rows = TextRow.Of(box.Select(WithoutLabel).OfType<Piece>());
        if (id is not null)
        {
            var above = rows.FindAll(row => row.Y < id.Y - (0.3f * id.Height) && row.Y > id.Y - (5.5f * id.Height))
                .ConvertAll(row => Near(row, id.Left));
            var at = above.FindLastIndex(static piece => IsName(piece.Text));
            if (at >= 0)
            {
                return Field(Wrapped(above, at, id));
            }
        }

        // Without a number the name is the first row of the box that can be one.
        var first = rows.ConvertAll(static row => Near(row, row.Pieces[0].Left)).Find(static piece => IsName(piece.Text));
        return first is null ? null : Field(first);
    }

    // The values of a box are set to the left; what stands far to the right belongs to another box. Of a 数电票 the number stands further right than the name.
    private static Piece Near(TextRow row, float left)
    {
        var at = Enumerable
            .Range(0, row.Pieces.Count)
            .MinBy(index => MathF.Abs(row.Pieces[index].Left - left) - (row.Pieces[index].Left < left ? row.Height : 0));
        var together = new List<Piece> { row.Pieces[at] };
        for (var before = at - 1; before >= 0 && together[0].Left - row.Pieces[before].Right < LetterGap * row.Height; before--)
        {
            together.Insert(0, row.Pieces[before]);
        }

        for (
            var next = at + 1;
            next < row.Pieces.Count && row.Pieces[next].Left - together[^1].Right < WordGap * row.Height;
            next++
        )
        {
            together.Add(row.Pieces[next]);
        }

        return Piece.Joined(together);
    }

    // A long name goes on in the next row, and begins in the row before.
    private static Piece Wrapped(List<Piece> above, int at, Piece id)
    {
        var last = above[at];
        var isWrapped =
            at > 0
            && above[at - 1] is { } first
            && IsName(first.Text)
            && last.Y - first.Y < 1.7f * last.Height
            && MathF.Abs(first.Left - last.Left) < 2 * last.Height
            && id.Y - last.Y > 1.2f * last.Height;
        return isWrapped ? Piece.Joined([above[at - 1], last]) : last;
    }

    private static FoundField Field(Piece piece) =>
        new(NameText.Of(piece.Text), piece) { Dropped = DroppedCharacters.Before(piece) };

    private static bool IsName(string text) =>
        text.Count(Glyph.IsIdeograph) >= 2 && !NotName().IsMatch(text) && text.Count(Glyph.IsIdeograph) * 2 >= text.Length;

    // The piece behind its label; null for a label alone.
    private static Piece? WithoutLabel(Piece piece)
    {
        var label = LabelBefore().Match(piece.Text);
        if (!label.Success || label.Length == 0)
        {
            return
                piece.Text.Length > 1 || !"名称购买销售方信息货单位密码区备注".Contains(piece.Text[0], StringComparison.Ordinal)
                ? piece
                : null;
        }

        return label.Length == piece.Text.Length ? null : piece.From(label.Length);
    }

    [GeneratedRegex(
        @"^[购买销售货方单位信息]{0,6}?(名称|名|称|纳税人识别号|.{0,2}税人.{1,3}号|统一社会信用代码/?纳税人识别号|统一社会信用代码|地址.?电话|地址|电话|址.?电话|开户行及[账帐]号|开户行|[账帐]号|户行及[账帐]号)[:;.。,]*|^(购|买|销|售|方|货|单|位|信|息|购买方|销售方|购买方信息|销售方信息|购货单位|销货单位|:)\z",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex LabelBefore();

    // Letters of other alphabets are misread ones of ours.
    [GeneratedRegex(@"(?<![0-9A-Za-z*/<>+\-])[0-9A-Za-z|\u0370-\u04FF]{15,20}(?![0-9A-Za-z*/<>+\-])", RegexOptions.None, 1000)]
    private static partial Regex IdShape();

    [GeneratedRegex(@"银行|支行|分行|信用社|营业部|[账帐]号", RegexOptions.None, 1000)]
    private static partial Regex Bank();

    [GeneratedRegex(
        @"纳税人|识别号|地址|电话|开户|[账帐]号|银行|支行|校验码|机器编号|[0-9\-]{7,}|货物或应税|规格型号|价税合计|密码区|收款人|复核|开票人|发票联|^名称|^称:|税务局|监制|备注|统一社会|信用代码|项目名称|税人识",
        RegexOptions.None,
        1000
    )]
    private static partial Regex NotName();
}
