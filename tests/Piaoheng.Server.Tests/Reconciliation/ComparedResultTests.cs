using Piaoheng.Server.Modules.Reconciliation.Pages;

namespace Piaoheng.Server.Tests.Reconciliation;

/// <summary>A stored result, field by field, as the page shows it.</summary>
public sealed class ComparedResultTests
{
    [Fact]
    public void What_the_book_used_too_much_differs_in_its_own_row()
    {
        var fields = Fields("""{"field":"totalInclTax","ours":"2522.28","theirs":"1261.14","source":"book"}""", used: "2522.28");

        Assert.Contains(new ComparedResult.Field("已使用金额", "2,522.28", "1,261.14", Differs: true), fields);
        Assert.Contains(new ComparedResult.Field("价税合计", "1,261.14", "1,261.14", Differs: false), fields);
    }

    [Fact]
    public void A_value_of_our_own_document_is_never_shown_as_the_bureau_s()
    {
        var fields = Fields("""{"field":"amountExTax","ours":"9.00","theirs":"10.00","source":"book-document"}""", used: null);

        Assert.Contains(
            new ComparedResult.Field("金额（账簿）", "9.00", "10.00", Differs: true) { IsOfOurDocument = true },
            fields
        );
    }

    [Fact]
    public void A_field_that_differs_in_two_ways_has_two_rows()
    {
        var fields = Fields(
            """
            {"field":"amountExTax","ours":"10.00","theirs":"11.00","source":"document"},
            {"field":"amountExTax","ours":"9.00","theirs":"10.00","source":"book-document"}
            """,
            used: null
        );

        Assert.Equal(["金额", "金额（账簿）"], fields.Where(field => field.Differs).Select(field => field.Name));
    }

    private static IReadOnlyList<ComparedResult.Field> Fields(string differences, string? used) =>
        ComparedResult
            .Parse(
                $$"""
                {
                  "ours": {"totalInclTax":"1261.14","used":{{(used is null ? "null" : $"\"{used}\"")}},"records":[]},
                  "theirs": {"totalInclTax":"1261.14","records":[]},
                  "fields": [{{differences}}],
                  "reason": {"text":"x"}, "rule": "REC-X", "confidence": 1
                }
                """
            )
            .Fields;
}
