using Piaoheng.Core.Diagnosis;

namespace Piaoheng.Core.Tests.Diagnosis;

public sealed class ReportSealTests
{
    private static readonly string Sealed = ReportSeal.Close(
        $"<meta name=\"piaoheng-seal\" content=\"{ReportSeal.Blank}\"><p>在已查范围内未找到</p><code>{ReportSeal.Blank}</code>"
    );

    [Fact]
    public void A_sealed_text_is_whole() => Assert.True(ReportSeal.IsWhole(Sealed));

    [Fact]
    public void A_text_without_a_seal_has_none() => Assert.Null(ReportSeal.IsWhole("<p>在已查范围内未找到</p>"));

    [Fact]
    public void Every_changed_character_is_noticed()
    {
        for (var place = 0; place < Sealed.Length; place++)
        {
            var changed = Sealed.ToCharArray();
            changed[place] = changed[place] == 'x' ? 'y' : 'x';
            Assert.NotEqual(true, ReportSeal.IsWhole(new string(changed)));
        }
    }

    [Fact]
    public void Something_added_or_left_out_is_noticed()
    {
        Assert.False(ReportSeal.IsWhole(Sealed + " "));
        Assert.False(ReportSeal.IsWhole(Sealed.Replace("未", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_seal_of_zeros_is_none() =>
        Assert.False(ReportSeal.IsWhole($"<meta name=\"piaoheng-seal\" content=\"{ReportSeal.Blank}\">"));
}
