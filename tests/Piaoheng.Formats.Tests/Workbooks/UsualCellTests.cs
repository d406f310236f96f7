using System.Text;
using CsCheck;
using Piaoheng.Formats.Workbooks.Cells;

namespace Piaoheng.Formats.Tests.Workbooks;

public sealed class UsualCellTests
{
    private static readonly string[] Tags =
    [
        "<c r=\"B2\" s=\"12\" t=\"s\">",
        "<c t=\"inlineStr\" r=\"B2\">",
        "<c r=\"AA10\">",
        "<c>",
        "<c r=\"B2\"/>",
        "<c r='B2'>",
        "<c  r=\"B2\" >",
        "<c r=\"B2\" cm=\"1\">",
        "<c r=\"\">",
        "<x:c r=\"B2\">",
    ];

    private static readonly string[] Starts =
    [
        "<v>",
        "<is><t>",
        "<is><t xml:space=\"preserve\">",
        "<v xml:space=\"preserve\">",
        "<is><r><t>",
        "<f>A1</f><v>",
        "",
    ];

    private static readonly string[] Texts =
    [
        "",
        " ",
        "甲",
        "1864.13",
        "a&amp;b",
        "&#20135;",
        "_x000D_",
        "\r\n",
        "_x0041_&lt;",
        "甲 乙",
    ];

    private static readonly Gen<string> Cells = Gen.Select(
        Gen.Int[0, Tags.Length - 1],
        Gen.Int[0, Starts.Length - 1],
        Gen.Int[0, Texts.Length - 1],
        (tag, start, text) => Written(Tags[tag], Starts[start], Texts[text])
    );

    [Fact]
    public void A_cell_taken_in_one_piece_says_what_its_tokens_say() =>
        Cells
            .Array[1, 6]
            .Sample(cells =>
            {
                var xml = Encoding.UTF8.GetBytes($"<row>{string.Concat(cells)}</row>");

                Assert.Equal(Read(xml, takesWhole: false), Read(xml, takesWhole: true));
            });

    [Fact]
    public void Cells_as_programs_write_them_are_taken_in_one_piece()
    {
        string[] usual =
        [
            "<c r=\"B2\" s=\"12\" t=\"s\"><v>3</v></c>",
            "<c r=\"C2\" t=\"inlineStr\"><is><t>甲</t></is></c>",
            "<c r=\"D2\" s=\"0\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> </t></is></c>",
            "<c r=\"E2\" s=\"1\"/>",
        ];
        foreach (var cell in usual)
        {
            var bytes = Encoding.UTF8.GetBytes(cell);
            Assert.True(UsualCell.TryTake(bytes, out _, out var length), cell);
            Assert.Equal(bytes.Length, length);
        }
    }

    [Fact]
    public void A_cell_that_is_not_all_there_is_not_taken()
    {
        var cell = Encoding.UTF8.GetBytes("<c r=\"B2\" s=\"12\" t=\"inlineStr\"><is><t xml:space=\"preserve\">甲乙</t></is></c>");
        for (var length = 0; length < cell.Length; length++)
        {
            Assert.False(UsualCell.TryTake(cell.AsSpan(0, length), out _, out _));
        }
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused() =>
        Assert.Throws<DecoderFallbackException>(() =>
            Read([.. "<row><c r=\"A1\"><v>"u8, 0xC3, .. "</v></c></row>"u8], takesWhole: true)
        );

    private static string Written(string tag, string start, string text)
    {
        if (tag.EndsWith("/>", StringComparison.Ordinal))
        {
            return tag;
        }

        var end = start switch
        {
            "" => "",
            "<is><r><t>" => "</t></r></is>",
            _ when start.Contains("<is>", StringComparison.Ordinal) => "</t></is>",
            _ => "</v>",
        };
        return tag
            + start
            + (start.Length == 0 ? "" : text)
            + end
            + (tag.StartsWith("<x:", StringComparison.Ordinal) ? "</x:c>" : "</c>");
    }

    /// <summary>Reference, style, type and text of every cell.</summary>
    private static List<string> Read(byte[] xml, bool takesWhole)
    {
        var cells = new List<string>();
        var text = new ElementText(new TextPool());
        using var markup = new SheetMarkup(new MemoryStream(xml));
        Assert.True(markup.Read());
        while (true)
        {
            if (takesWhole && markup.TryTakeCell(out var usual))
            {
                var content = usual.HasContent ? text.Of(usual.Text, usual.KeepsSpace) : null;
                cells.Add(Said(usual.Reference, usual.Style, usual.Type, content));
            }
            else if (!markup.Read())
            {
                return cells;
            }
            else if (markup.IsStart("c"u8))
            {
                cells.Add(Tokens(markup, text));
            }
        }
    }

    private static string Tokens(SheetMarkup markup, ElementText text)
    {
        var (reference, style, type) = (
            markup.Attribute("r"u8).ToArray(),
            markup.Attribute("s"u8).ToArray(),
            markup.Attribute("t"u8).ToArray()
        );
        string? content = null;
        var depth = markup.Depth;
        while (!markup.IsEmpty && markup.Read() && markup.Depth > depth)
        {
            if (markup.IsStart("is"u8) || markup.IsStart("v"u8))
            {
                content = text.Read(markup);
            }
            else if (markup.Kind == MarkupKind.Start)
            {
                markup.SkipToEnd();
            }
        }

        return Said(reference, style, type, content);
    }

    private static string Said(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> style, ReadOnlySpan<byte> type, string? text) =>
        $"{Encoding.UTF8.GetString(reference)}|{Encoding.UTF8.GetString(style)}|{Encoding.UTF8.GetString(type)}|{text ?? "none"}";
}
