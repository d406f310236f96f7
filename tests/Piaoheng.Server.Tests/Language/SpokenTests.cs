using Piaoheng.Core.Text;
using Piaoheng.Server.Platform.Web.Language;

namespace Piaoheng.Server.Tests.Language;

/// <summary>What is translated, and what never is.</summary>
public sealed class SpokenTests
{
    private static readonly string Somebodys = new("取得".AsSpan());

    [Fact]
    public void A_word_of_the_program_is_translated_and_the_same_characters_of_a_person_are_not()
    {
        Assert.Equal("取得", Spoken.Value("取得"));
        Tongue.Use(Tongue.English);
        Assert.Equal(EnglishTexts.Find("取得"), Spoken.Value("取得"));
        Assert.Equal("取得", Spoken.Value(Somebodys));
    }

    [Fact]
    public void A_sentence_in_Chinese_is_the_interpolated_string()
    {
        var (count, amount) = (3, 1234.5m);
        Assert.Equal($"共 {count} 张，{amount:0.00}", Say.It($"共 {count} 张，{amount:0.00}"));
    }

    [Fact]
    public void A_sentence_in_English_has_the_same_values_in_the_form_that_fits_their_number()
    {
        Tongue.Use(Tongue.English);
        Assert.Equal("1 row", Say.It($"{1} 行"));
        Assert.Equal("2 rows", Say.It($"{2} 行"));
    }

    [Fact]
    public void A_word_within_a_sentence_agrees_with_its_number_and_begins_small()
    {
        Tongue.Use(Tongue.English);
        Assert.Equal("1 invoice added", Say.It($"新增 {1} {"张"}"));
        var text = new CodedText("REC-NOT-COVERED-DIRECTION", "税局数据不含{direction}发票", ("direction", "取得"));
        Assert.EndsWith("no received invoices", text.Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sentence_with_a_code_is_stored_in_Chinese_and_shown_in_the_language_of_the_request()
    {
        var text = new CodedText("PRF-02", "视图要有名称，最多 {limit} 个字", ("limit", "20"));
        Assert.Equal(text.Render(), text.Shown());
        Tongue.Use(Tongue.English);
        Assert.Contains("20", text.Shown(), StringComparison.Ordinal);
        Assert.False(ChineseText.IsIn(text.Shown()));
        Assert.Equal("视图要有名称，最多 20 个字", text.Render());
    }

    [Fact]
    public void What_both_sides_state_is_shown_as_it_is_stated()
    {
        const string Ours = "北京某某（集团）有限公司，公司";
        const string Theirs = "北京某某(集团)有限公司；公司";
        var text = new CodedText(
            "REC-FIELD-MISMATCH",
            "号码相同，{fields}不一致：{details}",
            ("fields", "销售方名称、价税合计"),
            ("details", $"销售方名称 账内 {Ours}，税局 {Theirs}；价税合计 账内 1.00，税局 2.00")
        );
        Tongue.Use(Tongue.English);
        var (seller, total) = (EnglishTexts.Find("销售方名称"), EnglishTexts.Find("价税合计"));
        var (us, bureau) = (EnglishTexts.Find("账内"), EnglishTexts.Find("税局"));
        Assert.EndsWith(
            $"{seller} {us} {Ours}, {bureau} {Theirs}; {total} {us} 1.00, {bureau} 2.00",
            text.Shown(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_page_sets_blanks_where_Chinese_has_none_and_leaves_what_a_form_sends_back()
    {
        Tongue.Use(Tongue.English);
        var voice = new PageVoice();
        Assert.Equal("<p>Total", voice.Literal("<p>共"));
        Assert.Equal(" 1", voice.Value("1"));
        Assert.Equal(" invoice</p>", voice.Literal("张</p>"));
        Assert.Equal("<input value=\"取得\" />", voice.Literal("<input value=\"取得\" />"));
        Assert.EndsWith(
            " see <a href=\"",
            voice.Literal("收到的文件都已读出并归到发票。以前的结果见<a href=\""),
            StringComparison.Ordinal
        );
        Assert.Equal("\">Import</a> batches.", voice.Literal("\">导入</a>的各批。"));
        Assert.Equal(" Disable <span class=\"visually-hidden\">", voice.Literal("停用<span class=\"visually-hidden\">"));
        voice = new PageVoice();
        Assert.Equal("What is missing (", voice.Literal("缺什么（"));
        Assert.Equal("2", voice.Value("2"));
        voice.BeginAttribute("value");
        Assert.Equal("取得", voice.Value("取得"));
    }

    [Fact]
    public void A_page_sets_blanks_around_links_and_none_after_an_opening_bracket()
    {
        Tongue.Use(Tongue.English);
        var voice = new PageVoice();
        Assert.Equal(
            "<p>No list is missing for recent months; for the evidence see <a href=\"x\">Completeness</a>.</p>",
            voice.Literal("<p>近几个月没有缺的清单；依据见<a href=\"x\">归集完整性</a>。</p>")
        );
        Assert.Equal(
            "<p>No list is missing for recent months; for the evidence see",
            voice.Literal("<p>近几个月没有缺的清单；依据见")
        );
        Assert.Equal(" <a href=\"", voice.Literal("<a href=\""));
        Assert.Equal("x", voice.Value("x"));
        Assert.Equal("\">Completeness</a>", voice.Literal("\">归集完整性</a>"));
        Assert.Equal(" page, the result is the same.", voice.Literal("页上传文件，结果一样。"));
        voice = new PageVoice();
        Assert.Equal("What is missing (", voice.Literal("缺什么（"));
        Assert.Equal("0", voice.Value("0"));
    }

    [Fact]
    public void Words_of_a_stored_text_are_translated_one_by_one()
    {
        Tongue.Use(Tongue.English);
        Assert.Equal(
            $"{EnglishTexts.Find("金额")}, {EnglishTexts.Find("税额")}",
            Spoken.Known(new string("金额、税额".AsSpan()))
        );
    }
}
