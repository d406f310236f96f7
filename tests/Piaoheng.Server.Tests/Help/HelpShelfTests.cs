using Piaoheng.Server.Modules.Help;

namespace Piaoheng.Server.Tests.Help;

/// <summary>The shelf of help pages.</summary>
public sealed class HelpShelfTests
{
    [Fact]
    public void Pages_stand_in_the_order_of_the_work_as_the_start_page_tells_it() =>
        Assert.Equal(
            [
                "index",
                "import",
                "quarantine",
                "coverage",
                "reconciliation",
                "entry",
                "review",
                "trash",
                "invoices",
                "diagnose",
                "recognition",
                "findings",
            ],
            new HelpShelf().All().Select(text => text.Name).Take(12)
        );

    [Fact]
    public void Every_link_between_pages_leads_to_one()
    {
        var shelf = new HelpShelf();
        var targets = shelf.All().SelectMany(text => HelpShelf.LinksIn(text.Html)).ToList();
        Assert.NotEmpty(targets);
        Assert.All(targets, name => Assert.NotNull(shelf.Find(name)));
    }

    [Theory]
    [InlineData("../../policy/kinds")]
    [InlineData("nothing-of-this-name")]
    public void A_name_that_is_no_page_finds_nothing(string name) => Assert.Null(new HelpShelf().Find(name));
}
