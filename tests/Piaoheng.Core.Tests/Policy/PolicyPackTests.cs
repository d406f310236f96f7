using Piaoheng.Core.Policy;
using Piaoheng.Formats;

namespace Piaoheng.Core.Tests.Policy;

public sealed class PolicyPackTests
{
    [Fact]
    public void The_shipped_pack_loads_and_has_a_version() => Assert.Matches(@"^\d{4}\.\d{2}$", ShippedPolicy.Pack.Version);

    [Fact]
    public void A_misspelt_property_is_an_error() =>
        AssertBroken("kinds/rail-eticket.json", text => text.Replace("\"redOnly\"", "\"redonly\"", StringComparison.Ordinal));

    [Fact]
    public void A_missing_property_is_an_error() =>
        AssertBroken("kinds/rail-eticket.json", text => text.Replace("\"verified\": true,", "", StringComparison.Ordinal));

    [Fact]
    public void Text_that_is_no_json_is_an_error() => AssertBroken("kinds/rail-eticket.json", text => text[..^3]);

    [Fact]
    public void A_file_of_an_unknown_table_is_an_error() =>
        Assert.Throws<PolicyException>(() => PolicyPack.Load([.. Files(), new PolicyFile("kind/other.json", "{}")]));

    [Fact]
    public void A_pack_without_head_is_an_error() =>
        Assert.Throws<PolicyException>(() => PolicyPack.Load(Files().Where(file => file.Path != "pack.json")));

    [Fact]
    public void A_newer_file_wins_from_its_first_day()
    {
        var newer = Edition("rail-eticket", text => text.Replace("2024-11-01", "2027-01-01", StringComparison.Ordinal)) with
        {
            Path = "kinds/rail-eticket.2027-01.json",
        };
        var pack = PolicyPack.Load([.. Files(), newer]);
        Assert.Equal(new DateOnly(2024, 11, 1), pack.Kinds.At("rail-eticket", new DateOnly(2026, 12, 31))!.From);
        Assert.Equal(new DateOnly(2027, 1, 1), pack.Kinds.At("rail-eticket", new DateOnly(2027, 1, 1))!.From);
    }

    [Fact]
    public void Two_files_from_the_same_day_are_an_error()
    {
        var twin = Edition("rail-eticket", text => text) with { Path = "kinds/rail-eticket.twin.json" };
        Assert.Throws<PolicyException>(() => PolicyPack.Load([.. Files(), twin]));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_an_error() =>
        Assert.Throws<PolicyException>(() => PolicyFolder.Load(Path.Combine(AppContext.BaseDirectory, "no-such-folder")));

    private static void AssertBroken(string path, Func<string, string> change)
    {
        var files = Files().Select(file => file.Path == path ? file with { Text = change(file.Text) } : file);
        Assert.Throws<PolicyException>(() => PolicyPack.Load(files));
    }

    private static PolicyFile Edition(string kind, Func<string, string> change)
    {
        var file = Files().Single(file => file.Path == $"kinds/{kind}.json");
        return file with { Text = change(file.Text) };
    }

    private static IReadOnlyList<PolicyFile> Files() => ShippedPolicy.Files;
}
