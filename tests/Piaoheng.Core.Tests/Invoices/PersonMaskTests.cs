using Piaoheng.Core.Invoices;

namespace Piaoheng.Core.Tests.Invoices;

public sealed class PersonMaskTests
{
    [Theory]
    [InlineData("张三丰", "张**")]
    [InlineData("张", "张")]
    [InlineData("", "")]
    public void Of_a_name_the_first_character_stays(string name, string expected) =>
        Assert.Equal(expected, PersonMask.Name(name));

    [Theory]
    [InlineData("110101199001010015", "**************0015")]
    [InlineData("0015", "****")]
    [InlineData("", "")]
    public void Of_an_id_the_last_four_characters_stay(string id, string expected) => Assert.Equal(expected, PersonMask.Id(id));
}
